package io.modelkeep.search;

import io.modelkeep.error.MlflowException;
import io.modelkeep.error.PythonText;
import io.modelkeep.search.SyntaxReader.OrderClause;
import java.util.List;
import java.util.Set;

/**
 * Searches of registered models.
 *
 * <table>
 * <caption>What a filter may ask</caption>
 * <tr><th>key</th><th>operators</th><th>value</th></tr>
 * <tr><td>{@code name}</td><td>= != LIKE ILIKE IN, NOT IN</td><td>text, list of texts</td></tr>
 * <tr><td>{@code tags.key}, {@code tag.key}</td><td>= != LIKE ILIKE</td><td>text</td></tr>
 * </table>
 *
 * <p>Ordered by {@code name}, or by {@code timestamp}, which is {@code last_updated_timestamp}, its
 * canonical name. The name decides between equals.
 *
 * <p>Source: MLflow {@code SearchModelUtils} and, for the order, {@code
 * SearchUtils.parse_order_by_for_search_registered_models}.
 */
final class RegisteredModelDialect extends RegistryDialect {
  private static final Set<String> ATTRIBUTES = AttributeNames.of("name");
  private static final Set<String> RECOMMENDED_ORDER = AttributeNames.of("name", "timestamp");

  @Override
  Set<String> attributes() {
    return ATTRIBUTES;
  }

  @Override
  Value attributeValue(String attribute, Operand operand) {
    if (operand.is(Operand.Kind.LIST)) {
      return operand.toTextList();
    }
    throw expectedQuotedStringOrList(operand);
  }

  @Override
  Key orderKey(OrderClause clause) {
    String attribute =
        switch (clause.name()) {
          case "name" -> "name";
          case "timestamp", "last_updated_timestamp" -> "last_updated_timestamp";
          default ->
              throw MlflowException.invalidParameter(
                  "Invalid order by key '"
                      + clause.name()
                      + "' specified. Valid keys are '"
                      + PythonText.set(RECOMMENDED_ORDER)
                      + "'");
        };
    return new Key(EntityType.ATTRIBUTE, attribute);
  }

  @Override
  List<String> defaultOrder() {
    return List.of();
  }

  @Override
  List<OrderBy> tieBreakers() {
    return List.of(new OrderBy(EntityType.ATTRIBUTE, "name", true));
  }
}
