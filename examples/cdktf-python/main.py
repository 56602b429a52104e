import hashlib
import os
from pathlib import Path

from cdktf import App, TerraformOutput, TerraformStack
from cdktf_provider_dms import DmsProvider, KafkaFailedInstanceCleanup, KafkaRollingRestart
from constructs import Construct

# The instances to look after, as a comma-separated list.
INSTANCES = [instance for instance in os.environ.get("KAFKA_INSTANCES", "").split(",") if instance]

# Where DMS is, when it is not the cloud itself: the emulator's endpoint.
ENDPOINT = os.environ.get("DMS_ENDPOINT")


def hash_of(file: str) -> str:
    return hashlib.sha256(Path(__file__).with_name(file).read_bytes()).hexdigest()


class KafkaMaintenance(TerraformStack):
    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)

        # Region and credentials come from the environment: HW_REGION_NAME, HW_ACCESS_KEY, HW_SECRET_KEY.
        DmsProvider(self, "dms", endpoints={"dms": ENDPOINT, "iam": ENDPOINT} if ENDPOINT else None)

        restart = KafkaRollingRestart(
            self,
            "restart",
            instances=INSTANCES,
            triggers={"broker": hash_of("broker.properties")},
            max_unavailable=1,
            restart_on_add=True,  # leave this out, and the first deploy adopts the instances without restarting them
        )

        cleanup = KafkaFailedInstanceCleanup(self, "cleanup", max_deletions=5)

        TerraformOutput(self, "restarted", value=restart.results)
        TerraformOutput(self, "cleaned", value=cleanup.results)


app = App()
KafkaMaintenance(app, "kafka-maintenance")
app.synth()
