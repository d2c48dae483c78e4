package io.modelkeep.ui;

import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;

/** A web UI of four files, so that the tests do not depend on what the build could fetch. */
@Mock
@ApplicationScoped
public class UiFilesOfTests extends UiFiles {
  UiFilesOfTests() {
    super("ui-of-tests");
  }
}
