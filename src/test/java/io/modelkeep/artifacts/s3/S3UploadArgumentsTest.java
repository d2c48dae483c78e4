package io.modelkeep.artifacts.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelkeep.config.StartupException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3UploadArgumentsTest {
  @Test
  void argumentsAreSentAsTheHeadersTheyMean() {
    S3UploadArguments arguments =
        S3UploadArguments.parse(
            """
            {"ServerSideEncryption": "aws:kms", "SSEKMSKeyId": "alias/models",
             "BucketKeyEnabled": true, "StorageClass": "STANDARD_IA", "Tagging": "team=risk",
             "ACL": "bucket-owner-full-control", "Metadata": {"Team": "risk"}}
            """);

    assertThat(arguments.headers())
        .isEqualTo(
            Map.of(
                "x-amz-server-side-encryption", "aws:kms",
                "x-amz-server-side-encryption-aws-kms-key-id", "alias/models",
                "x-amz-server-side-encryption-bucket-key-enabled", "true",
                "x-amz-storage-class", "STANDARD_IA",
                "x-amz-tagging", "team=risk",
                "x-amz-acl", "bucket-owner-full-control",
                "x-amz-meta-Team", "risk"));
  }

  @Test
  void contentTypeIsThatOfTheNameWhereNothingIsSaid() {
    assertThat(S3UploadArguments.NONE.contentType("text/plain")).isEqualTo("text/plain");
    assertThat(S3UploadArguments.parse("{\"ContentType\": \"a/b\"}").contentType("text/plain"))
        .isEqualTo("a/b");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      delimiter = '|',
      value = {
        "{                            | MLFLOW_S3_UPLOAD_EXTRA_ARGS is no JSON",
        "[]                           | MLFLOW_S3_UPLOAD_EXTRA_ARGS is no JSON object",
        "{\"ServerSideEncription\": \"\"} | MLFLOW_S3_UPLOAD_EXTRA_ARGS: ServerSideEncription cannot be an argument of every upload",
        "{\"SSECustomerKey\": \"k\"}    | MLFLOW_S3_UPLOAD_EXTRA_ARGS: SSECustomerKey cannot be an argument of every upload",
        "{\"Key\": \"k\"}               | MLFLOW_S3_UPLOAD_EXTRA_ARGS: Key cannot be an argument of every upload",
        "{\"ContentLength\": 1}       | MLFLOW_S3_UPLOAD_EXTRA_ARGS: ContentLength cannot be an argument of every upload",
        "{\"ACL\": null}              | MLFLOW_S3_UPLOAD_EXTRA_ARGS: values are texts",
        "{\"ACL\": {}}                | MLFLOW_S3_UPLOAD_EXTRA_ARGS: values are texts",
      })
  void whatS3DoesNotTakeStopsTheStart(String json, String message) {
    assertThatThrownBy(() -> S3UploadArguments.parse(json))
        .isInstanceOf(StartupException.class)
        .hasMessage(message);
  }
}
