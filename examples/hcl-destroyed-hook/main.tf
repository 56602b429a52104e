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

variable "temporary_instances" {
  description = "Ids of Kafka instances that are to go together with this configuration, and that no resource owns."
  type        = set(string)
}

resource "dms_kafka_instance_batch_action" "teardown" {
  action        = "delete"
  instances     = var.temporary_instances
  when          = ["destroyed"] # applying calls nothing
  max_deletions = 3
}
