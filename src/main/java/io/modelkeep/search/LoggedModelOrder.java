package io.modelkeep.search;

import io.modelkeep.error.MlflowException;
import io.modelkeep.search.LoggedModelDialect.Field;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@code order_by} of a search of logged models: objects, where other searches have texts.
 *
 * <p>Source: MLflow {@code SqlAlchemyStore._apply_order_by_search_logged_models}.
 */
final class LoggedModelOrder {
  private static final List<OrderBy> TIE_BREAKERS =
      List.of(
          new OrderBy(EntityType.ATTRIBUTE, LoggedModelAttributes.CREATED, false),
          new OrderBy(EntityType.ATTRIBUTE, "model_id", true));

  private LoggedModelOrder() {}

  static List<OrderBy> parse(List<Field> fields) {
    List<OrderBy> order = new ArrayList<>();
    fields.forEach(field -> add(order, orderKey(field)));
    TIE_BREAKERS.forEach(key -> add(order, key));
    return List.copyOf(order);
  }

  private static OrderBy orderKey(Field field) {
    String name = field.fieldName();
    if (name == null) {
      throw MlflowException.invalidParameter(
          "`field_name` in the `order_by` clause must be specified.");
    }
    int dot = name.indexOf('.');
    if (dot < 0) {
      String attribute = LoggedModelAttributes.canonical(name);
      if (!LoggedModelAttributes.NAMES.contains(attribute)) {
        throw MlflowException.attributeNotFound("Invalid order by field name: " + name);
      }
      return new OrderBy(EntityType.ATTRIBUTE, attribute, field.ascending());
    }
    if (!name.substring(0, dot).equals("metrics")) {
      throw MlflowException.invalidParameter(
          "Invalid order by field name: " + name + ". Only metrics are supported.");
    }
    return new OrderBy(
        EntityType.METRIC, name.substring(dot + 1), field.ascending(), dataset(field));
  }

  private static OrderBy.@Nullable DatasetScope dataset(Field field) {
    String name = emptyToNull(field.datasetName());
    String digest = emptyToNull(field.datasetDigest());
    return name == null && digest == null ? null : new OrderBy.DatasetScope(name, digest);
  }

  private static @Nullable String emptyToNull(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }

  private static void add(List<OrderBy> order, OrderBy key) {
    if (order.stream().noneMatch(key::sameKeyAs)) {
      order.add(key);
    }
  }
}
