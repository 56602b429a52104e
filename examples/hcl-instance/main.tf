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

variable "name" {
  type = string
}

data "dms_kafka_instance" "this" {
  name = var.name

  lifecycle {
    postcondition {
      # health is null where the cloud does not let the key read clusters: then nothing is claimed.
      condition     = self.health == null || try(self.health.brokers_alive == self.health.brokers, true)
      error_message = "A broker of ${self.name} is down: let it come back before you go on."
    }
  }
}

output "bootstrap_servers" {
  value = [for host in split(",", data.dms_kafka_instance.this.connect_address) : "${host}:${data.dms_kafka_instance.this.port}"]
}
