package io.modelkeep.artifacts.store;

import java.util.List;
import java.util.stream.Stream;

/**
 * Paths that must be refused, as they stand in a request: MLflow's history of path traversal and
 * the usual tricks around it.
 */
public final class UnsafePaths {
  private UnsafePaths() {}

  static List<String> all() {
    return Stream.of(inAnyPlace(), cutOffInAQuery(), notUtf8()).flatMap(List::stream).toList();
  }

  /** Cut off by the framework in a query, where a fragment or a semicolon ends the value. */
  private static List<String> cutOffInAQuery() {
    // CVE-2024-1593 is the last one's kind: parameters hide the rest of the path.
    return List.of("a#b", "#../x", "a;/../b");
  }

  /**
   * Escapes that are no UTF-8, overlong dots among them; the framework replaces them in a query.
   */
  private static List<String> notUtf8() {
    return List.of("%c0%ae%c0%ae/x", "%e0%80%ae%e0%80%ae/x", "%ff", "a%ff%feb", "%ed%a0%80");
  }

  /** Unsafe in the path of a URL and in its query alike. */
  public static List<String> inAnyPlace() {
    return List.of(
        // CVE-2023-2356, CVE-2023-2780: the parent folder in a path.
        "..",
        "../x",
        "a/..",
        "a/../x",
        "a/../../x",
        "http://x/../y",
        "x://..",
        // CVE-2023-6831: the parent folder in an encoding.
        "%2e%2e",
        "%2e%2e/x",
        "%2E%2E/x",
        "a/%2e%2e/x",
        ".%2e/x",
        "..%2fx",
        "a%2f..%2fx",
        "%2e%2e%2fx",
        // CVE-2024-1560: what one decoding leaves for the next.
        "%252e%252e/x",
        "a/%252e%252e/%252e%252e/x",
        "%252e%252e%252fx",
        "%25252e%25252e/x",
        "%2525252e%2525252e/x",
        "%2525252525252525252525252e%2e/x",
        // CVE-2024-1483, CVE-2024-2928, CVE-2024-3573: a fragment hides the rest from a URL parser.
        "a%23b",
        "a%23/../b",
        "a%2523b",
        // CVE-2024-1593 and its kind: parameters or a query hide the rest.
        "a%3b/../b",
        "a%3f/../b",
        // Absolute paths.
        "/",
        "/etc/passwd",
        "//etc/passwd",
        "%2fetc/passwd",
        "%2Fetc%2Fpasswd",
        "%252fetc%252fpasswd",
        // Local files by URL.
        "file:///etc/passwd",
        "file:/etc/passwd",
        "file:etc/passwd",
        "FILE:///etc/passwd",
        "file%3a///etc/passwd",
        "file:",
        "./file:x",
        // CVE-2023-3765, CVE-2023-6909: Windows drives, shares and separators.
        "C:/x",
        "C:/",
        "./C:/x",
        "C:../x",
        "c%3a/x",
        "C:%5Cx",
        "..%5cx",
        "..\\x",
        "a\\b",
        "a%5cb",
        "a%255cb",
        "%5c%5chost%5cshare",
        "\\\\host\\share",
        // Names some systems read as the folder or its parent.
        "...",
        ".../x",
        "a/...",
        "%20",
        "%20..%20/x",
        "..%20/x",
        ".%20./x",
        // Control characters.
        "%00",
        "a%00",
        "a%00b",
        "a%2500b",
        "..%00/x",
        "%2e%2e%00/x",
        "a%0ab",
        "a%0d%0ab",
        "a%09b",
        "a%01b",
        "a%1b",
        "a%7fb",
        // Letters that some system takes for dots, slashes and signs of percent.
        "%EF%BC%8E%EF%BC%8E/x", // full-width ..
        "a/%EF%BC%8E%EF%BC%8E/x",
        "..%EF%BC%8Fx", // .. and a full-width slash
        "%E2%80%A5/x", // two dots as one character
        "%E2%80%A4%E2%80%A4/x", // one-dot leaders
        "%EF%B9%92%EF%B9%92/x", // small full stops
        "..%E2%88%95x", // division slash
        "..%E2%81%84x", // fraction slash
        "..%E2%88%96x", // set minus
        "..%EF%BC%BCx", // full-width backslash
        "%EF%BC%8Fetc/passwd",
        "%EF%BC%85%EF%BC%92e%EF%BC%85%EF%BC%92e/x", // full-width %2e%2e
        "%EF%BC%A3:%EF%BC%8Fx", // full-width C:/
        // Longer than some store holds.
        "n".repeat(256),
        "a/" + "%E6%A8%A1".repeat(86),
        "nnnnnnn/".repeat(128) + "n");
  }
}
