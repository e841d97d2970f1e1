# ranger's side of forest-sklearn.js: Rscript forest-ranger.R FOLDER TREES GENES
# Same settings as scikit-learn's: every SNP at each split, grown until pure.

if (!requireNamespace("ranger", quietly = TRUE)) {
  message("R has no package ranger")
  quit(status = 3)
}
arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]
trees <- as.integer(arguments[2])
genes <- as.integer(arguments[3])
text <- readLines(file.path(folder, "shape.json"), warn = FALSE)
size <- function(name) as.integer(sub(paste0('.*"', name, '":([0-9]+).*'), "\\1", text))
floats <- function(file, rows, columns) {
  matrix(readBin(file.path(folder, file), "numeric", rows * columns, size = 4), rows, columns)
}
genotypes <- floats("genotypes.f32", size("samples"), size("markers"))
expression <- floats("expression.f32", size("samples"), genes)
held <- floats("held.f32", size("held"), size("markers"))
colnames(genotypes) <- colnames(held) <- paste0("snp", seq_len(ncol(genotypes)))

start <- proc.time()[["elapsed"]]
predicted <- vapply(seq_len(genes), function(gene) {
  forest <- ranger::ranger(
    x = genotypes, y = expression[, gene], num.trees = trees, mtry = ncol(genotypes),
    min.node.size = 1, num.threads = 2, seed = gene, oob.error = FALSE
  )
  predict(forest, held, num.threads = 2)$predictions
}, numeric(nrow(held)))
seconds <- proc.time()[["elapsed"]] - start

writeBin(as.vector(predicted), file.path(folder, "ranger.f32"), size = 4)
status <- readLines("/proc/self/status")
peak <- as.numeric(gsub("[^0-9]", "", grep("^VmHWM", status, value = TRUE))) / 1024
cat(sprintf(
  '{"version":"%s","seconds":%.3f,"peakMegabytes":%.1f,"genes":%d}\n',
  as.character(packageVersion("ranger")), seconds, peak, genes
))
