package main

import (
	"crypto/sha256"
	"encoding/hex"
	"log"
	"os"
	"strings"

	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/hashicorp/terraform-cdk-go/cdktf"
	dms "npm.internal/cdktf-provider-dms-go/cdktfproviderdms"
)

// instances are the ones to look after, as a comma-separated list.
func instances() *[]*string {
	named := strings.FieldsFunc(os.Getenv("KAFKA_INSTANCES"), func(letter rune) bool { return letter == ',' })
	return jsii.Strings(named...)
}

// endpoints say where DMS is, when it is not the cloud itself: the emulator's endpoint.
func endpoints() *map[string]*string {
	endpoint := os.Getenv("DMS_ENDPOINT")
	if endpoint == "" {
		return nil
	}
	return &map[string]*string{"dms": jsii.String(endpoint), "iam": jsii.String(endpoint)}
}

func hashOf(file string) *string {
	content, err := os.ReadFile(file)
	if err != nil {
		log.Fatal(err)
	}
	digest := sha256.Sum256(content)
	return jsii.String(hex.EncodeToString(digest[:]))
}

func newKafkaMaintenance(scope constructs.Construct, id string) cdktf.TerraformStack {
	stack := cdktf.NewTerraformStack(scope, jsii.String(id))

	// Region and credentials come from the environment: HW_REGION_NAME, HW_ACCESS_KEY, HW_SECRET_KEY.
	dms.NewDmsProvider(stack, jsii.String("dms"), &dms.DmsProviderProps{Endpoints: endpoints()})

	restart := dms.NewKafkaRollingRestart(stack, jsii.String("restart"), &dms.KafkaRollingRestartProps{
		Instances:      instances(),
		Triggers:       &map[string]*string{"broker": hashOf("broker.properties")},
		MaxUnavailable: jsii.Number(1),
		RestartOnAdd:   jsii.Bool(true), // leave this out, and the first deploy adopts the instances without restarting them
	})

	cleanup := dms.NewKafkaFailedInstanceCleanup(stack, jsii.String("cleanup"), &dms.KafkaFailedInstanceCleanupProps{
		MaxDeletions: jsii.Number(5),
	})

	cdktf.NewTerraformOutput(stack, jsii.String("restarted"), &cdktf.TerraformOutputConfig{Value: restart.Results()})
	cdktf.NewTerraformOutput(stack, jsii.String("cleaned"), &cdktf.TerraformOutputConfig{Value: cleanup.Results()})
	return stack
}

func main() {
	app := cdktf.NewApp(nil)
	newKafkaMaintenance(app, "kafka-maintenance")
	app.Synth()
}
