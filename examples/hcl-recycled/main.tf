terraform {
  required_providers {
    dms = {
      source  = "npm.internal/cdktf-provider-dms/dms"
      version = "~> 0.1"
    }
  }
}

# Region and credentials come from the environment: HW_REGION_NAME, HW_ACCESS_KEY, HW_SECRET_KEY.
provider "dms" {}

data "dms_kafka_recycled_instances" "all" {}

# What is in the bin, and until when it can be restored.
output "kept_until" {
  value = { for id, instance in data.dms_kafka_recycled_instances.all.instances : "${instance.name} (${id})" => instance.kept_until }
}
