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

resource "dms_kafka_instance_batch_action" "cleanup" {
  action        = "delete"
  all_failure   = "kafka"
  max_deletions = 5
}

output "deleted" {
  value = dms_kafka_instance_batch_action.cleanup.results
}
