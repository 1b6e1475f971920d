package io.github.orometry.job.file.hadoop;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What clients of stores say, without the names of classes and of their own objects. */
final class Words {
  /** After what was asked for and of what, which the sentence tells. */
  private static final Pattern S3 =
      Pattern.compile("^.*?software\\.amazon\\.awssdk\\.[\\w.$]+: (.*)$");

  /** How a client of S3 goes on: with what no user can use, and then all once more. */
  private static final Pattern S3_REST = Pattern.compile(" ?\\((Service:|SDK Attempt Count:).*");

  private static final Pattern NO_ANSWER =
      Pattern.compile(
          "^(?:Call From \\S+ to|Unable to execute HTTP request: Connect to) (\\S+) (?:\\[.*] )?failed"
              + "(?: on connection exception)?: (?:java\\.net\\.\\w+: )?(.*)$");

  private static final Pattern NO_HOST =
      Pattern.compile("^(?:java\\.net\\.|.*an )UnknownHostException.*: ?(\\S+)$");

  private Words() {}

  /** The same in one line. */
  static String of(String line) {
    return host(isOfS3(line) ? ofS3(line) : ofHdfs(line));
  }

  private static boolean isOfS3(String line) {
    return S3.matcher(line).matches();
  }

  private static String ofS3(String line) {
    Matcher s3 = S3.matcher(line);
    String said = s3.matches() ? s3.group(1) : line;
    if (said.startsWith("The specified bucket does not exist")) {
      return "its bucket does not exist";
    }
    return said.contains("UnknownHostException") ? said : S3_REST.matcher(said).replaceAll("");
  }

  private static String ofHdfs(String line) {
    return line.replaceAll("; For more details see:.*", "")
        .replaceAll("^`[^']*': ", "")
        .replaceAll(
            "Could not obtain block: [^ ]*(blk_\\d+).*",
            "no DataNode that can be reached has its block $1")
        .replaceAll("DatanodeInfoWithStorage\\[([^,]*),[^]]*]", "$1");
  }

  private static String host(String said) {
    String answered = NO_ANSWER.matcher(said).replaceAll("$1 does not answer: $2");
    return NO_HOST.matcher(answered).replaceAll("the host $1 is not known");
  }
}
