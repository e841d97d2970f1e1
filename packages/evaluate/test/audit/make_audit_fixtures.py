"""Writes audit_expectations.json: what NumPy, SciPy and statsmodels say about small data, for the tests to agree with.

Run with: python3 make_audit_fixtures.py
"""

import json
import pathlib

import numpy as np
from scipy import stats
from statsmodels.stats.multitest import multipletests

rng = np.random.default_rng(4)
SAMPLES, GENES, ORDERS = 9, 8, 199


def single(values):
    return values.astype(np.float32).astype(float)


observed = single(rng.normal(size=(SAMPLES, GENES)) + rng.normal(scale=2, size=GENES))
predicted = single(observed * 0.4 + rng.normal(scale=0.6, size=(SAMPLES, GENES)))
observed[:, 3] = 1.5  # constant truth
predicted[:, 5] = 0.25  # constant prediction
observed[2, 0] = np.nan
observed[[0, 7], 6] = np.nan
predicted[4, 6] = np.nan
train_means = single(np.nanmean(observed, axis=0) + rng.normal(scale=0.3, size=GENES))

truth = np.where(np.isnan(predicted), np.nan, observed)
mask = ~np.isnan(truth)


def masked(values):
    return np.where(mask, values, np.nan)


def constant(value):
    value = np.broadcast_to(value, truth.shape)
    same = int((np.sign(truth) == np.sign(value))[mask].sum())
    return {
        "mse": np.nanmean((truth - value) ** 2),
        "signAgreement": {"same": same, "different": int(mask.sum()) - same},
    }


def correlations(moved, guess):
    """r and within-gene product of every gene that varies, pairs with a gap left out."""
    r, product = [], []
    for gene in VARYING:
        both = ~np.isnan(moved[:, gene]) & ~np.isnan(guess[:, gene])
        x, y = moved[both, gene], guess[both, gene]
        r.append(stats.pearsonr(x, y)[0])
        product.append((len(x) - 1) * np.cov(x, y)[0, 1])
    return np.array(r), np.array(product)


VARYING = [gene for gene in range(GENES) if gene not in (3, 5)]
guess = masked(predicted)
r, product = correlations(truth, guess)
squares = [np.nansum((side - np.nanmean(side, axis=0))[:, VARYING] ** 2) for side in (truth, guess)]


def statistics(r, product):
    return [r.mean(), (r**2).mean(), product.sum() / np.sqrt(squares[0] * squares[1])]


here = statistics(r, product)
orders = [rng.permutation(SAMPLES) for _ in range(ORDERS)]
permuted = [correlations(truth[order], guess) for order in orders]
null = np.array([statistics(*pair) for pair in permuted])
p = (1 + sum(pair[0] >= r - 1e-12 for pair in permuted)) / (1 + ORDERS)


def columns(matrix):
    return [None if np.isnan(value) else value for value in matrix.T.ravel()]


pathlib.Path(__file__).with_name("audit_expectations.json").write_text(
    json.dumps(
        {
            "samples": SAMPLES,
            "genes": GENES,
            "observed": columns(observed),
            "predicted": columns(predicted),
            "trainMeans": train_means.tolist(),
            "mse": np.nanmean((truth - predicted) ** 2),
            "skill": 1 - np.nansum((truth - predicted) ** 2) / np.nansum((truth - train_means) ** 2),
            "references": {
                "zero": constant(0.0),
                "grandMean": constant(np.nanmean(truth)),
                "trainMeans": constant(train_means),
                "ownMeans": constant(np.nanmean(truth, axis=0)),
            },
            "flattened": constant(np.nanmean(guess, axis=0)),
            "chanceR2": np.mean(1 / (mask.sum(axis=0)[VARYING] - 1)),
            "sd": {
                "truth": np.nanstd(truth, axis=0, ddof=1).tolist(),
                "predicted": np.nanstd(guess, axis=0, ddof=1).tolist(),
            },
            "orders": [order.tolist() for order in orders],
            "permutation": [
                {
                    "observed": value,
                    "nullMean": null[:, i].mean(),
                    "nullInterval": np.quantile(null[:, i], [0.025, 0.975]).tolist(),
                    "pAbove": (1 + (null[:, i] >= value - 1e-12).sum()) / (1 + ORDERS),
                    "pBelow": (1 + (null[:, i] <= value + 1e-12).sum()) / (1 + ORDERS),
                }
                for i, value in enumerate(here)
            ],
            "varying": VARYING,
            "p": p.tolist(),
            "q": multipletests(p, method="fdr_bh")[1].tolist(),
        },
        indent=1,
    )
    + "\n"
)
