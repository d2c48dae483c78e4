package io.modelkeep.artifacts.s3;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelkeep.config.StartupException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * What every object is stored with beside its content: encryption, storage class, tags. Given as
 * MLflow takes it, a JSON object with S3's names of the arguments of an upload: {@code
 * {"ServerSideEncryption": "aws:kms", "SSEKMSKeyId": "..."}}.
 *
 * <p>Source: MLflow {@code store/artifact/s3_artifact_repo.py}, {@code
 * get_s3_file_upload_extra_args}.
 *
 * @param headers what the requests that make an object carry
 * @param contentType of all objects; null: that of each one's name
 */
record S3UploadArguments(Map<String, String> headers, @Nullable String contentType) {
  static final S3UploadArguments NONE = new S3UploadArguments(Map.of(), null);

  private static final String SETTING = "MLFLOW_S3_UPLOAD_EXTRA_ARGS";
  private static final String METADATA = "Metadata";

  /** They have settings of their own, or (the keys of customers) reading would need them too. */
  private static final Set<String> NOT_HERE =
      Set.of(
          "ChecksumAlgorithm",
          "ExpectedBucketOwner",
          "SSECustomerAlgorithm",
          "SSECustomerKey",
          "SSECustomerKeyMD5");

  S3UploadArguments {
    headers = Map.copyOf(headers);
  }

  /**
   * @throws StartupException if the text is not such an object, or has an argument that S3 does not
   *     know
   */
  static S3UploadArguments parse(String json) {
    JsonNode arguments = read(json);
    Map<String, String> known = headersOfUploads();
    Map<String, String> headers = new TreeMap<>();
    arguments
        .properties()
        .forEach(
            argument -> {
              if (argument.getKey().equals(METADATA)) {
                argument
                    .getValue()
                    .properties()
                    .forEach(
                        entry ->
                            headers.put("x-amz-meta-" + entry.getKey(), text(entry.getValue())));
              } else {
                headers.put(header(argument.getKey(), known), text(argument.getValue()));
              }
            });
    return new S3UploadArguments(headers, headers.remove(HttpHeaders.CONTENT_TYPE));
  }

  /** Adds them to a request that makes an object. */
  void addTo(AwsRequestOverrideConfiguration.Builder request) {
    headers.forEach(request::putHeader);
  }

  /** The content type of an object whose name means that type. */
  String contentType(String typeOfName) {
    return contentType == null ? typeOfName : contentType;
  }

  private static JsonNode read(String json) {
    try {
      JsonNode arguments = new ObjectMapper().readTree(json);
      if (arguments.isObject()) {
        return arguments;
      }
    } catch (JsonProcessingException e) {
      throw new StartupException(SETTING + " is no JSON", e);
    }
    throw new StartupException(SETTING + " is no JSON object");
  }

  private static String header(String argument, Map<String, String> known) {
    String header = known.get(argument);
    if (header == null) {
      throw new StartupException(
          "%s: %s cannot be an argument of every upload".formatted(SETTING, argument));
    }
    return header;
  }

  private static String text(JsonNode value) {
    if (!value.isValueNode() || value.isNull()) {
      throw new StartupException(SETTING + ": values are texts");
    }
    return value.asText();
  }

  /** Header by argument: what an upload takes, in one request and in parts alike. */
  private static Map<String, String> headersOfUploads() {
    Set<String> ofParts =
        CreateMultipartUploadRequest.builder().sdkFields().stream()
            .map(SdkField::memberName)
            .collect(Collectors.toSet());
    return PutObjectRequest.builder().sdkFields().stream()
        .filter(field -> field.location() == MarshallLocation.HEADER)
        .filter(field -> ofParts.contains(field.memberName()))
        .filter(field -> !NOT_HERE.contains(field.memberName()))
        .collect(Collectors.toMap(SdkField::memberName, SdkField::locationName));
  }
}
