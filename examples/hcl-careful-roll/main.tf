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

variable "canary" {
  description = "Id of the one that goes first."
  type        = string
}

variable "broker_config" {
  description = "Whatever the instances must be restarted for, such as a hash of their configuration."
  type        = string
}

resource "dms_kafka_instance_batch_action" "roll" {
  action    = "restart"
  instances = var.instances
  when      = ["triggered"] # adopting the instances restarts nothing
  triggers  = { broker_config = var.broker_config }

  first                   = [var.canary]
  max_unavailable_percent = 25
  health_check            = "cluster" # brokers, partitions and replicas are back to what they were
  instance_timeout        = "20m"
  max_failures            = 1 # the second failure ends the roll
  max_per_apply           = 10
  maintenance_window = {
    begin     = "22:00"
    end       = "05:00" # on the next day
    days      = ["mon", "tue", "wed", "thu"]
    time_zone = "Europe/Berlin"
  }

  on_failure = "record"
  lifecycle {
    postcondition {
      # What was left on purpose is no failure.
      condition     = length(setsubtract(self.pending, self.deferred)) == 0
      error_message = "Still to be restarted: ${join(", ", setsubtract(self.pending, self.deferred))}."
    }
  }
}

output "left_for_a_later_apply" {
  value = dms_kafka_instance_batch_action.roll.deferred
}
