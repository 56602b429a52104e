package example;

import com.hashicorp.cdktf.App;
import com.hashicorp.cdktf.TerraformOutput;
import com.hashicorp.cdktf.TerraformStack;
import internal.npm.cdktf.provider.dms.DmsProvider;
import internal.npm.cdktf.provider.dms.KafkaFailedInstanceCleanup;
import internal.npm.cdktf.provider.dms.KafkaRollingRestart;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.constructs.Construct;

public final class Main {
    public static void main(String[] args) throws IOException, NoSuchAlgorithmException {
        App app = new App();
        new KafkaMaintenance(app, "kafka-maintenance");
        app.synth();
    }

    private static final class KafkaMaintenance extends TerraformStack {
        KafkaMaintenance(Construct scope, String id) throws IOException, NoSuchAlgorithmException {
            super(scope, id);

            // Region and credentials come from the environment: HW_REGION_NAME, HW_ACCESS_KEY, HW_SECRET_KEY.
            DmsProvider.Builder.create(this, "dms").endpoints(endpoints()).build();

            KafkaRollingRestart restart = KafkaRollingRestart.Builder.create(this, "restart")
                .instances(instances())
                .triggers(Collections.singletonMap("broker", hashOf("broker.properties")))
                .maxUnavailable(1)
                .restartOnAdd(true) // leave this out, and the first deploy adopts the instances without restarting them
                .build();

            KafkaFailedInstanceCleanup cleanup = KafkaFailedInstanceCleanup.Builder.create(this, "cleanup")
                .maxDeletions(5)
                .build();

            TerraformOutput.Builder.create(this, "restarted").value(restart.getResults()).build();
            TerraformOutput.Builder.create(this, "cleaned").value(cleanup.getResults()).build();
        }
    }

    /** The instances to look after, as a comma-separated list. */
    private static List<String> instances() {
        return Stream.of(System.getenv().getOrDefault("KAFKA_INSTANCES", "").split(","))
            .filter(id -> !id.isEmpty())
            .collect(Collectors.toList());
    }

    /** Where DMS is, when it is not the cloud itself: the emulator's endpoint. */
    private static Map<String, String> endpoints() {
        String endpoint = System.getenv("DMS_ENDPOINT");
        if (endpoint == null) {
            return null;
        }
        Map<String, String> endpoints = new HashMap<>();
        endpoints.put("dms", endpoint);
        endpoints.put("iam", endpoint);
        return endpoints;
    }

    private static String hashOf(String file) throws IOException, NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(Paths.get(file)));
        return String.format("%064x", new BigInteger(1, digest));
    }
}
