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

variable "created_before" {
  type        = string
  description = "What was created before this RFC 3339 time is deleted."
}

data "dms_kafka_instances" "stale" {
  name_regex     = "^ci-"
  tags           = { purpose = "test" }
  created_before = var.created_before
}

resource "dms_kafka_instance_batch_action" "delete_stale" {
  action     = "delete"
  instances  = data.dms_kafka_instances.stale.ids
  on_failure = "record"
}

output "deleted" {
  value = keys(dms_kafka_instance_batch_action.delete_stale.applied)
}
