package io.github.orometry.job.file.hadoop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Hadoop 3.5 and the client of S3 said, and what a user is told. */
class WordsTest {
  private static final String SDK = "software.amazon.awssdk.";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "`s3a://b/a': getFileStatus on s3a://b/a: SDK.services.s3.model.NoSuchBucketException: The specified bucket does not exist (Service: S3, Status Code: 404, Request ID: 18) (SDK Attempt Count: 1):NoSuchBucket: The specified bucket does not exist (Service: S3)"
            + "|its bucket does not exist",
        "getFileStatus on s3a://b/a: SDK.core.exception.SdkClientException: Unable to execute HTTP request: Connect to 127.0.0.1:1 [/127.0.0.1] failed: Connection refused (SDK Attempt Count: 6):    SDK.core.exception.SdkClientException: Unable to execute HTTP request"
            + "|127.0.0.1:1 does not answer: Connection refused",
        "open s3a://b/a at 0: SDK.core.exception.SdkClientException: Received an UnknownHostException when attempting to interact with a service. See cause for the exact endpoint.:    SDK.core.exception.SdkClientException: Received an UnknownHostException: nohost.invalid"
            + "|the host nohost.invalid is not known",
        "Writing Object on in/a: SDK.services.s3.model.S3Exception: Please reduce your request rate. (Service: S3, Status Code: 503, Request ID: 7) (SDK Attempt Count: 1)"
            + "|Please reduce your request rate.",
        "`s3a://b/a': Change detection policy requires ETag|Change detection policy requires ETag",
        "Call From vm/127.0.0.1 to localhost:1 failed on connection exception: java.net.ConnectException: Connection refused; For more details see:  http://wiki"
            + "|localhost:1 does not answer: Connection refused",
        "java.net.UnknownHostException: nohost.invalid|the host nohost.invalid is not known",
        "Could not obtain block: BP-1-127.0.0.1-2:blk_7_1001 file=/a No live nodes"
            + "|no DataNode that can be reached has its block blk_7",
        "The DiskSpace quota of /a is exceeded|The DiskSpace quota of /a is exceeded"
      })
  void whatIsSaid(String said, String told) {
    assertEquals(told, Words.of(said.replace("SDK.", SDK)));
  }
}
