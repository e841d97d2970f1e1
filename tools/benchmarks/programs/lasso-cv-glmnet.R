# glmnet's side of the lasso tuned per gene by inner cross-validation: Rscript lasso-cv-glmnet.R FOLDER

here <- gsub("~+~", " ", sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)), fixed = TRUE) # R's word for a blank
source(file.path(dirname(here), "benchmark-folder.R"))
require_package("glmnet")
genes <- number("glmnetGenes")
genotypes <- floats("genotypes", number("samples"), number("markers"))
expression <- floats("expression", number("samples"), genes)
held <- floats("held", number("held"), number("markers"))
inner <- floats("inner", number("samples"), 1)[, 1]

start <- proc.time()[["elapsed"]]
predicted <- vapply(seq_len(genes), function(gene) {
  fit <- glmnet::cv.glmnet(
    genotypes, expression[, gene],
    foldid = inner, standardize = TRUE, nlambda = 50, lambda.min.ratio = 0.01
  )
  as.vector(predict(fit, held, s = "lambda.min"))
}, numeric(nrow(held)))
finish("glmnet", "glmnet", predicted, proc.time()[["elapsed"]] - start, genes)
