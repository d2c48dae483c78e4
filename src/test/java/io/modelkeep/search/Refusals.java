package io.modelkeep.search;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelkeep.error.ErrorCode;
import io.modelkeep.error.MlflowException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What every refusal of a search has in common. */
final class Refusals {

  private Refusals() {}

  static void assertRefused(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .asInstanceOf(InstanceOfAssertFactories.throwable(MlflowException.class))
        .hasMessage(message)
        .extracting(MlflowException::code)
        .isEqualTo(ErrorCode.INVALID_PARAMETER_VALUE);
  }
}
