# ranger's side of the forest: Rscript forest-ranger.R FOLDER
# Same settings as scikit-learn's: every SNP at each split, grown until pure.

here <- gsub("~+~", " ", sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)), fixed = TRUE) # R's word for a blank
source(file.path(dirname(here), "benchmark-folder.R"))
require_package("ranger")
genes <- number("rangerGenes")
genotypes <- floats("genotypes", number("samples"), number("markers"))
expression <- floats("expression", number("samples"), genes)
held <- floats("held", number("held"), number("markers"))
colnames(genotypes) <- colnames(held) <- paste0("snp", seq_len(ncol(genotypes)))

start <- proc.time()[["elapsed"]]
predicted <- vapply(seq_len(genes), function(gene) {
  forest <- ranger::ranger(
    x = genotypes, y = expression[, gene], num.trees = number("trees"), mtry = ncol(genotypes),
    min.node.size = 1, num.threads = 2, seed = gene, oob.error = FALSE
  )
  predict(forest, held, num.threads = 2)$predictions
}, numeric(nrow(held)))
finish("ranger", "ranger", predicted, proc.time()[["elapsed"]] - start, genes)
