package io.modelkeep.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.modelkeep.wire.DecimalReader;
import io.modelkeep.wire.RequestReader;
import io.modelkeep.wire.WholeNumberReader;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/**
 * JSON as MLflow's server speaks it: read by protobuf's rules, written by its printer's.
 *
 * <p>Written: unset fields and empty lists left out, empty strings kept, indented by two, 64-bit
 * integers as numbers. Read: unknown fields ignored, digits accepted for integers, no other
 * conversion between types, unknown enum names taken as unset.
 */
@Singleton
public class WireJson implements ObjectMapperCustomizer {
  private static final int MAX_NESTING = 100;

  /** The settings of everything that is answered. */
  @Override
  public void customize(ObjectMapper mapper) {
    mapper.setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
    mapper.configOverride(List.class).setInclude(nonEmpty());
    mapper.configOverride(Map.class).setInclude(nonEmpty());
    mapper.configOverride(Iterable.class).setInclude(nonEmpty());
    mapper.enable(SerializationFeature.INDENT_OUTPUT);
    mapper.setDefaultPrettyPrinter(printer());
  }

  @Produces
  @Singleton
  public RequestReader requestReader() {
    return new RequestReader(strictReader());
  }

  private static JsonMapper strictReader() {
    JsonMapper mapper =
        JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .addModule(
                new SimpleModule()
                    .addDeserializer(Long.class, new WholeNumberReader())
                    .addDeserializer(Double.class, new DecimalReader()))
            // A field may be null, which is unset, but protobuf has no null among the items of a
            // list.
            .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
            .build();
    refuse(mapper, LogicalType.Textual, CoercionInputShape.Integer);
    refuse(mapper, LogicalType.Textual, CoercionInputShape.Float);
    refuse(mapper, LogicalType.Textual, CoercionInputShape.Boolean);
    mapper.coercionConfigFor(LogicalType.Boolean).setAcceptBlankAsEmpty(false);
    return mapper;
  }

  /** Reads a body into a tree; its limits keep a hostile body from costing more than its size. */
  static JsonMapper treeReader() {
    JsonMapper mapper =
        JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(MAX_NESTING)
                .maxStringLength(WireRequestBodyReader.MAX_BODY_BYTES)
                .build());
    return mapper;
  }

  private static void refuse(ObjectMapper mapper, LogicalType type, CoercionInputShape shape) {
    mapper.coercionConfigFor(type).setCoercion(shape, CoercionAction.Fail);
  }

  private static void accept(ObjectMapper mapper, LogicalType type, CoercionInputShape shape) {
    mapper.coercionConfigFor(type).setCoercion(shape, CoercionAction.TryConvert);
  }

  private static JsonInclude.Value nonEmpty() {
    return JsonInclude.Value.construct(
        JsonInclude.Include.NON_EMPTY, JsonInclude.Include.USE_DEFAULTS);
  }

  private static DefaultPrettyPrinter printer() {
    DefaultIndenter twoSpaces = new DefaultIndenter("  ", "\n");
    return new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator(""))
        .withArrayIndenter(twoSpaces)
        .withObjectIndenter(twoSpaces);
  }
}
