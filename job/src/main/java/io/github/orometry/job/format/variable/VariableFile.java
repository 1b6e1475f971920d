package io.github.orometry.job.format.variable;

import java.util.List;
import java.util.Map;

/**
 * What stands in an open file.
 *
 * @param format the words for its format: "netCDF-4"
 * @param variables in the order of their paths, or of the file
 * @param damaged by path: why what is there cannot be read, as the end of a sentence
 */
public record VariableFile(String format, List<Variable> variables, Map<String, String> damaged) {
  public VariableFile {
    variables = List.copyOf(variables);
  }
}
