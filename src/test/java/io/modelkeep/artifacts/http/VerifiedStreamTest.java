package io.modelkeep.artifacts.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelkeep.artifacts.store.Crc32c;
import io.modelkeep.artifacts.store.ReceivedBytes;
import io.netty.buffer.Unpooled;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class VerifiedStreamTest {
  private final ReceivedBytes sink = new ReceivedBytes();
  private final AtomicInteger mismatches = new AtomicInteger();

  @Test
  void rightBytesArePassedOnInWhateverPiecesTheyCome() {
    VerifiedStream stream = streamOf("hello");

    stream.write(Buffer.buffer("he"));
    stream.write(Buffer.buffer(Unpooled.wrappedBuffer("l".getBytes(UTF_8), "lo".getBytes(UTF_8))));
    Future<Void> ended = stream.end();

    assertThat(ended.succeeded()).isTrue();
    assertThat(sink.text()).isEqualTo("hello");
    assertThat(mismatches).hasValue(0);
  }

  @Test
  void wrongBytesAreNotPassedOnToTheirEnd() {
    VerifiedStream stream = streamOf("hello");

    stream.write(Buffer.buffer("he"));
    stream.write(Buffer.buffer("llO"));
    Future<Void> ended = stream.end();

    assertThat(ended.cause())
        .isInstanceOf(ContentCheck.MismatchException.class)
        .hasMessage("wrong bytes");
    assertThat(sink.text()).isEqualTo("he");
    assertThat(mismatches).hasValue(1);
  }

  @Test
  void noBytesAreWrongWhereThereShouldBeSome() {
    assertThat(streamOf("hello").end().failed()).isTrue();
    assertThat(streamOf("").end().succeeded()).isTrue();
  }

  private VerifiedStream streamOf(String content) {
    Crc32c expected = new Crc32c();
    expected.update(content.getBytes(UTF_8));
    return new VerifiedStream(
        sink,
        new ContentCheck(
            new Crc32c(), expected.digest(), "wrong bytes", mismatches::incrementAndGet));
  }
}
