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

variable "instances" {
  description = "Ids of the Kafka instances to restart."
  type        = set(string)
}

variable "broker_config" {
  description = "Whatever the instances must be restarted for, such as a hash of their configuration."
  type        = string
}

resource "dms_kafka_instance_batch_action" "restart" {
  action          = "restart"
  instances       = var.instances
  when            = ["triggered"] # adopting the instances restarts nothing
  triggers        = { broker_config = var.broker_config }
  max_unavailable = 1
  on_failure      = "record"

  lifecycle {
    postcondition {
      condition     = length(self.pending) == 0
      error_message = "Still to be restarted, at the next apply: ${join(", ", self.pending)}."
    }
  }
}

output "restarted_at" {
  value = dms_kafka_instance_batch_action.restart.applied
}
