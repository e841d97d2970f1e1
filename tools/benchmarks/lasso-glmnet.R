# cv.glmnet per gene and outer fold: Rscript lasso-glmnet.R FOLDER writes predictions.f64 and seconds.txt.
suppressPackageStartupMessages(library(glmnet))
folder <- commandArgs(trailingOnly = TRUE)[1]
shape <- scan(file.path(folder, "shape.txt"), quiet = TRUE)
samples <- shape[1]
markers <- shape[2]
genes <- shape[3]
numbers <- function(name, count) readBin(file.path(folder, name), "double", count)
x <- matrix(numbers("genotypes.f64", samples * markers), samples, markers)
y <- matrix(numbers("expression.f64", samples * genes), samples, genes)
outer <- numbers("outer.f64", samples)
inner <- matrix(numbers("inner.f64", samples * max(outer)), samples)

predicted <- matrix(NA_real_, samples, genes)
seconds <- system.time(for (fold in seq_len(max(outer))) {
  train <- outer != fold
  for (gene in seq_len(genes)) {
    fit <- cv.glmnet(x[train, ], y[train, gene], foldid = inner[train, fold], nfolds = 5,
                     standardize = TRUE, nlambda = 50, lambda.min.ratio = 0.01)
    predicted[!train, gene] <- predict(fit, x[!train, ], s = "lambda.min")
  }
})
writeBin(as.vector(predicted), file.path(folder, "predictions.f64"))
writeLines(as.character(seconds[["elapsed"]]), file.path(folder, "seconds.txt"))
