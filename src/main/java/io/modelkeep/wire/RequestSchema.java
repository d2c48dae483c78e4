package io.modelkeep.wire;

import java.util.ArrayList;
import java.util.List;

/**
 * What a request message demands of its fields, in the order in which MLflow looks at them; the
 * first fault is the one that is answered.
 *
 * @param message the record a request is read into
 * @param fields the checked fields by their wire name; a field without checks is not listed
 */
public record RequestSchema<T>(Class<T> message, List<Field> fields) {
  /** A field's checks, made in order. */
  public record Field(String name, List<FieldCheck> checks) {
    boolean isRequired() {
      return checks.stream().anyMatch(FieldCheck::isRequired);
    }
  }

  public static <T> RequestSchema<T> of(Class<T> message) {
    return new RequestSchema<>(message, List.of());
  }

  /** This schema with one more checked field. */
  public RequestSchema<T> field(String name, FieldCheck... checks) {
    List<Field> more = new ArrayList<>(fields);
    more.add(new Field(name, List.of(checks)));
    return new RequestSchema<>(message, List.copyOf(more));
  }
}
