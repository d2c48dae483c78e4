package io.modelkeep.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ErrorCodeTest {
  @Test
  void codesTravelWithTheStatusAndClassOfMlflow() {
    String table =
        Arrays.stream(ErrorCode.values())
            .map(
                code ->
                    "%s %d %s %s"
                        .formatted(
                            code,
                            code.status(),
                            code.classification().errorClass(),
                            code.classification().sqlState()))
            .collect(Collectors.joining("\n"));

    assertThat(table)
        .isEqualTo(
            """
            ABORTED 409 null null
            ALREADY_EXISTS 409 null null
            BAD_REQUEST 400 INVALID_PARAMETER_VALUE KAM00
            CUSTOMER_UNAUTHORIZED 401 PERMISSION_DENIED KAM00
            ENDPOINT_NOT_FOUND 404 RESOURCE_NOT_FOUND KAM00
            INTERNAL_ERROR 500 CLIENT_INTERNAL_ERROR XXM00
            INVALID_PARAMETER_VALUE 400 INVALID_PARAMETER_VALUE KAM00
            INVALID_STATE 500 CLIENT_INTERNAL_ERROR XXM00
            NOT_FOUND 404 RESOURCE_NOT_FOUND KAM00
            NOT_IMPLEMENTED 501 null null
            PERMISSION_DENIED 403 PERMISSION_DENIED KAM00
            REQUEST_LIMIT_EXCEEDED 429 null null
            RESOURCE_ALREADY_EXISTS 400 RESOURCE_ALREADY_EXISTS KAM00
            RESOURCE_CONFLICT 409 null null
            RESOURCE_DOES_NOT_EXIST 404 RESOURCE_NOT_FOUND KAM00
            RESOURCE_EXHAUSTED 429 null null
            TEMPORARILY_UNAVAILABLE 503 CLIENT_INTERNAL_ERROR XXM00
            UNAUTHENTICATED 401 null null""");
  }
}
