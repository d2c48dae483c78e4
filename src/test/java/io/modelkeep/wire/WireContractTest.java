package io.modelkeep.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The records against MLflow's messages: {@code wire/messages.txt} is generated from its release,
 * and a compatibility test keeps it current.
 */
class WireContractTest {
  /** Served by MLflow without a message: it reads the query and prints the answer by hand. */
  private static final Set<String> WITHOUT_MESSAGE =
      Set.of("mlflow.GetMetricHistoryBulk", "mlflow.GetMetricHistoryBulk.Response");

  private static final Map<String, String> TYPES_BY_FIELD = readMessages();

  static Stream<Class<?>> records() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.modelkeep.wire")
            .stream()
            .filter(type -> type.isAnnotatedWith(WireMessage.class))
            .<Class<?>>map(JavaClass::reflect)
            .filter(type -> !WITHOUT_MESSAGE.contains(nameOf(type)));
  }

  @ParameterizedTest
  @MethodSource("records")
  void recordIsAMessageAndHasItsFieldsOnly(Class<?> message) {
    String name = nameOf(message);
    assertThat(TYPES_BY_FIELD).containsKey(name);

    List<String> strangers = new ArrayList<>();
    for (Method accessor : fieldsOf(message)) {
      String field = name + "." + wireName(accessor);
      String expected = TYPES_BY_FIELD.get(field);
      String actual = typeOf(accessor.getGenericReturnType());
      if (!isCompatible(actual, expected)) {
        strangers.add("%s is %s and should be %s".formatted(field, actual, expected));
      }
    }
    assertThat(strangers).isEmpty();
  }

  /** A record's name is its message's, nested ones included; packages are the protocol's. */
  private static String nameOf(Class<?> message) {
    String binaryName = message.getName();
    String simpleName = binaryName.substring(binaryName.lastIndexOf('.') + 1).replace('$', '.');
    return binaryName.startsWith("io.modelkeep.wire.artifacts.")
        ? "mlflow.artifacts." + simpleName
        : "mlflow." + simpleName;
  }

  /** What is printed: the components, or in place of those left out what is named a property. */
  private static List<Method> fieldsOf(Class<?> message) {
    Stream<Method> components =
        Arrays.stream(message.getRecordComponents())
            .map(RecordComponent::getAccessor)
            .filter(accessor -> !accessor.isAnnotationPresent(JsonIgnore.class));
    Stream<Method> properties =
        Arrays.stream(message.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(JsonProperty.class));
    return Stream.concat(components, properties).distinct().toList();
  }

  private static String wireName(Method accessor) {
    return PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(accessor.getName());
  }

  private static String typeOf(Type type) {
    if (type instanceof ParameterizedType list && isList(list.getRawType())) {
      return typeOf(list.getActualTypeArguments()[0]) + "[]";
    }
    if (type instanceof ParameterizedType map && map.getRawType() == Map.class) {
      return "map<%s, %s>"
          .formatted(
              typeOf(map.getActualTypeArguments()[0]), typeOf(map.getActualTypeArguments()[1]));
    }
    Class<?> plain = (Class<?>) type;
    if (plain == Long.class || plain == long.class) {
      return "int64";
    } else if (plain == Integer.class || plain == int.class) {
      return "int32";
    } else if (plain == Boolean.class || plain == boolean.class) {
      return "bool";
    } else if (plain == Double.class || plain == double.class) {
      return "double";
    } else if (plain == String.class) {
      return "string";
    }
    return plain.isEnum() ? "enum" : nameOf(plain);
  }

  private static boolean isList(Type raw) {
    return raw == List.class || raw == Iterable.class;
  }

  /**
   * Enums that are only handed through stay text. Numbers of 32 bits are read as 64, so that one
   * too large meets the limit of its field and its words.
   */
  private static boolean isCompatible(String actual, @Nullable String expected) {
    return expected != null
        && (actual.equals(expected)
            || actual.replace("string", "enum").equals(expected)
            || actual.replace("int64", "int32").equals(expected));
  }

  /** The types by {@code package.Message.field}; a message itself has an empty one. */
  private static Map<String, String> readMessages() {
    try (InputStream list = WireContractTest.class.getResourceAsStream("/wire/messages.txt")) {
      Map<String, String> types = new TreeMap<>();
      String text = new String(list.readAllBytes(), StandardCharsets.UTF_8);
      Arrays.stream(text.split("\n"))
          .map(line -> line.split(" ", 2))
          .forEach(line -> types.put(line[0], line.length == 2 ? line[1] : ""));
      return types;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
