"""The numeric core: what sources say, how far each is to be believed, and what follows.

One module an idea, all on numpy, none with state:

* :mod:`~claimkit.estimation.columns` reads columns into sorted integer codes;
* :mod:`~claimkit.estimation.kinds` finds out which model the claims of an attribute support;
* :mod:`~claimkit.estimation.labels`, :mod:`~claimkit.estimation.records` and
  :mod:`~claimkit.estimation.judgements` are the three models;
* :mod:`~claimkit.estimation.copying` finds sources that repeat one another;
* :mod:`~claimkit.estimation.cells` is the same model with its priors, for a handful of claims;
* :mod:`~claimkit.estimation.priors` holds what they share.

Nothing here is imported by ``import claimkit``.
"""
