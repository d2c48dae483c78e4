package io.modelkeep.registry;

import static io.modelkeep.registry.RegistryCalls.createVersion;
import static io.modelkeep.registry.RegistryCalls.createdModel;
import static io.modelkeep.registry.RegistryCalls.getRaw;
import static io.modelkeep.registry.RegistryCalls.json;
import static io.modelkeep.registry.RegistryCalls.post;
import static io.modelkeep.registry.RegistryCalls.transition;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelkeep.registry.RegistryCalls.Answer;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class StageResourceTest {
  private String name;

  @BeforeEach
  void createThreeVersions() {
    name = createdModel();
    createVersion(name);
    createVersion(name);
    createVersion(name);
  }

  @ParameterizedTest
  @CsvSource({
    "production,Production",
    "STAGING,Staging",
    "Archived,Archived",
    "nOnE,None",
  })
  void stagesAreReadInAnyCaseAndShownInOne(String sent, String shown) {
    assertThat(
            post(
                "model-versions/transition-stage",
                json("name", name, "version", "1", "stage", sent)))
        .isEqualTo(
            Answer.ok(
                """
                {
                  "model_version": {
                    "name": "%s",
                    "version": "1",
                    "creation_timestamp": 0,
                    "last_updated_timestamp": 0,
                    "current_stage": "%s",
                    "description": "",
                    "source": "s3://bucket/model",
                    "run_id": "",
                    "status": "READY",
                    "run_link": ""
                  }
                }"""
                    .formatted(name, shown)));
  }

  @Test
  void versionsShareAStageUnlessTheOthersAreArchived() {
    transition(name, "1", "Production");
    transition(name, "2", "Production");
    assertThat(stages()).isEqualTo("1 Production, 2 Production, 3 None");

    archiving("3", "Production");
    assertThat(stages()).isEqualTo("1 Archived, 2 Archived, 3 Production");
  }

  @Test
  void archivingLeavesOtherStagesAlone() {
    transition(name, "1", "Staging");

    archiving("2", "Production");

    assertThat(stages()).isEqualTo("1 Staging, 2 Production, 3 None");
  }

  @Test
  void archivingLeavesTheVersionItselfWhereItIs() {
    transition(name, "1", "Production");

    archiving("1", "Production");

    assertThat(stages()).isEqualTo("1 Production, 2 None, 3 None");
  }

  @ParameterizedTest
  @ValueSource(strings = {"None", "Archived"})
  void archivingIsRefusedForStagesThatServeNobody(String stage) {
    assertThat(archiving("1", stage))
        .isEqualTo(
            Answer.invalid(
                ("Model version transition cannot archive existing model versions because '%s' is"
                        + " not an Active stage. Valid stages are ['Staging', 'Production']")
                    .formatted(stage)));
  }

  @Test
  void unknownStageIsRefusedAndMissingVersionIsNotFound() {
    assertThat(
            post(
                "model-versions/transition-stage",
                json("name", name, "version", "1", "stage", "Live")))
        .isEqualTo(
            Answer.invalid(
                "Invalid Model Version stage: Live. Value must be one of None, Staging,"
                    + " Production, Archived."));
    assertThat(archiving("4", "Production"))
        .isEqualTo(Answer.notFound("Model Version (name=%s, version=4) not found".formatted(name)));
  }

  private Answer archiving(String version, String stage) {
    return post(
        "model-versions/transition-stage",
        """
        {"name": "%s", "version": "%s", "stage": "%s", "archive_existing_versions": true}"""
            .formatted(name, version, stage));
  }

  private String stages() {
    return String.join(
        ", ",
        getRaw(
                "model-versions/search",
                "filter",
                "name = '%s'".formatted(name),
                "order_by",
                "version_number ASC")
            .<List<String>>path("model_versions.collect { it.version + ' ' + it.current_stage }"));
  }
}
