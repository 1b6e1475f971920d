package io.github.orometry;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What programs can use of the library is what stands in {@code api.txt}, so that none of it
 * changes by accident. (A tool that compares with a released jar, such as japicmp, has nothing to
 * compare with before there is one.) The message of a failure says how to renew the file.
 */
class ApiTest {
  private static final Path KEPT = Path.of("src", "test", "resources", "api.txt");
  private static final Path FOUND = Path.of("target", "api.txt");
  private static final Set<String> OF_ANY = Set.of("equals", "hashCode", "toString");

  @Test
  void isTheOneThatIsKept() throws IOException {
    List<String> found = lines();
    Files.write(FOUND, found);
    List<String> kept = Files.exists(KEPT) ? Files.readAllLines(KEPT) : List.of();
    List<String> lost = new ArrayList<>(kept);
    found.forEach(lost::remove);
    List<String> added = new ArrayList<>(found);
    kept.forEach(added::remove);
    assertTrue(
        kept.equals(found),
        () ->
            "The API lost%n%s%nand has got%n%s%nIf that is meant: cp udfs/%s udfs/%s%n"
                .formatted(String.join("\n", lost), String.join("\n", added), FOUND, KEPT));
  }

  private static List<String> lines() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.orometry")
            .stream()
            .map(JavaClass::reflect)
            .filter(ApiTest::isOpen)
            .sorted(Comparator.comparing(Class::getName))
            .flatMap(ApiTest::lines)
            .map(line -> line.replaceAll("io\\.github\\.orometry\\.(\\w+\\.)", "$1"))
            .map(line -> line.replaceAll("java\\.(lang|util|util\\.function|io)\\.", ""))
            .toList();
  }

  /** A class, and what of it can be named from outside, by its Java signature. */
  private static Stream<String> lines(Class<?> type) {
    Stream<Member> members =
        Stream.of(
                type.getDeclaredFields(), type.getDeclaredConstructors(), type.getDeclaredMethods())
            .flatMap(Arrays::stream)
            .map(Member.class::cast);
    String parents =
        Stream.concat(
                Stream.of(type.getGenericSuperclass()), Stream.of(type.getGenericInterfaces()))
            .filter(parent -> parent != null && parent != Object.class)
            .map(parent -> " : " + parent.getTypeName())
            .reduce("", String::concat);
    return Stream.concat(
        Stream.of(type.toGenericString() + parents),
        members
            .filter(member -> isOpen(member.getModifiers()) && !member.isSynthetic())
            .filter(member -> !OF_ANY.contains(member.getName()))
            .map(member -> "  " + signature(member))
            .sorted());
  }

  private static String signature(Member member) {
    String text =
        member instanceof Field field
            ? field.toGenericString()
            : ((Executable) member).toGenericString();
    return text.replace(member.getDeclaringClass().getName() + ".", "");
  }

  private static boolean isOpen(Class<?> type) {
    return isOpen(type.getModifiers())
        && (type.getDeclaringClass() == null || isOpen(type.getDeclaringClass()));
  }

  private static boolean isOpen(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }
}
