"""The numeric core: what sources say, how far each is to be believed, and what follows.

One module an idea, all on numpy, none with state:

* :mod:`~claimkit.estimation.table` and :mod:`~claimkit.estimation.columns` read columns into sorted codes;
* :mod:`~claimkit.estimation.few` judges a handful of claims as every door does, where nothing can be learnt;
* :mod:`~claimkit.estimation.kinds` finds out which model the claims of an attribute support;
* :mod:`~claimkit.estimation.facts` is the model of claims that are right or wrong, over all attributes at
  once: :mod:`~claimkit.estimation.records` and :mod:`~claimkit.estimation.labels` say what is asked of it,
  and :mod:`~claimkit.estimation.copying` finds sources that repeat one another;
* :mod:`~claimkit.estimation.judgements` is the model of estimates, with :mod:`~claimkit.estimation.trials`
  to choose by held-back claims and :mod:`~claimkit.estimation.ranges` for intervals;
* :mod:`~claimkit.estimation.states` tells earlier states from the last;
* :mod:`~claimkit.estimation.drafts` says what an attribute is and what is known of it beforehand,
  :mod:`~claimkit.estimation.attribute` makes answers of what is right or wrong and
  :mod:`~claimkit.estimation.estimates` of estimates, :mod:`~claimkit.estimation.resolve` puts
  everything together, and :mod:`~claimkit.estimation.priors` holds what they share.

Nothing here is imported by ``import claimkit``.
"""
