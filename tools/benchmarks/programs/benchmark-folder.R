# The folder a benchmark program is given: its setup, its matrices, and where its predictions go.

folder <- commandArgs(trailingOnly = TRUE)[1]
setup_text <- paste(readLines(file.path(folder, "setup.json"), warn = FALSE), collapse = " ")

require_package <- function(name) {
  if (!requireNamespace(name, quietly = TRUE)) {
    message("R has no package ", name)
    quit(status = 3)
  }
}

number <- function(name) {
  as.numeric(sub(paste0('.*"', name, '":\\s*([0-9.eE+-]+).*'), "\\1", setup_text))
}

floats <- function(name, rows, columns) {
  path <- file.path(folder, paste0(name, ".f32"))
  matrix(readBin(path, "numeric", rows * columns, size = 4), rows, columns)
}

finish <- function(program, package, predicted, seconds, genes) {
  writeBin(as.vector(predicted), file.path(folder, paste0(program, ".f32")), size = 4)
  peak <- NA
  if (file.exists("/proc/self/status")) {
    status <- grep("^VmHWM", readLines("/proc/self/status"), value = TRUE)
    peak <- as.numeric(gsub("[^0-9]", "", status)) / 1024
  }
  cat(sprintf(
    '{"version":"%s","seconds":%.3f,"peakMegabytes":%s,"genes":%d}\n',
    as.character(packageVersion(package)), seconds,
    if (is.na(peak)) "null" else sprintf("%.1f", peak), as.integer(genes)
  ))
}
