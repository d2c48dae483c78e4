package io.modelkeep.db;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A column of a view that holds a list or a map as JSON, keys in snake_case: read only, null and
 * absent read as empty.
 *
 * @param <T> the list or map
 */
public abstract class JsonColumn<T> implements AttributeConverter<T, String> {
  // Before the columns below, which read with it.
  private static final JsonSetter.Value NULL_IS_EMPTY =
      JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .withConfigOverride(List.class, list -> list.setSetterInfo(NULL_IS_EMPTY))
          .withConfigOverride(Map.class, map -> map.setSetterInfo(NULL_IS_EMPTY))
          .build();

  public static final TextByText TEXT_BY_TEXT = new TextByText();
  public static final NumberByText NUMBER_BY_TEXT = new NumberByText();
  public static final Texts TEXTS = new Texts();

  /** The column's type, for the check of mappings against the schema. */
  public static final String SQL_TYPE = "json";

  /** Made once: finding out how to read a type takes longer than reading a row's few values. */
  private final ObjectReader reader;

  private final T empty;

  protected JsonColumn(TypeReference<T> type, T empty) {
    this.reader = MAPPER.readerFor(type);
    this.empty = empty;
  }

  @Override
  public final T convertToEntityAttribute(@Nullable String json) {
    if (json == null) {
      return empty;
    }
    try {
      return reader.readValue(json);
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException("A view gave JSON of another shape", unreadable);
    }
  }

  @Override
  public final String convertToDatabaseColumn(@Nullable T value) {
    throw new UnsupportedOperationException("Columns of views are not written");
  }

  /** A map of texts: tags, params. */
  @Converter
  public static class TextByText extends JsonColumn<Map<String, String>> {
    public TextByText() {
      super(new TypeReference<>() {}, Map.of());
    }
  }

  /** A map of whole numbers: versions by alias. */
  @Converter
  public static class NumberByText extends JsonColumn<Map<String, Integer>> {
    public NumberByText() {
      super(new TypeReference<>() {}, Map.of());
    }
  }

  /** A list of texts: aliases. */
  @Converter
  public static class Texts extends JsonColumn<List<String>> {
    public Texts() {
      super(new TypeReference<>() {}, List.of());
    }
  }
}
