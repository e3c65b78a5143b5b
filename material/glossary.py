"""The terms of the field with their symbols in the code, and the sources."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Term:
    """A term; its name, meaning and forms in running text are ``glossary.terms.key`` in the content folder.

    Attributes
    ----------
    key : str
    symbol : str
        In the code and in formulas; none when empty.
    """

    key: str
    symbol: str


TERMS = (
    Term("corpus", "corpus"),
    Term("vocabulary", "V"),
    Term("token", ""),
    Term("target", "target"),
    Term("context", "contexts, C"),
    Term("window", "window_size"),
    Term("cbow", "CBOW"),
    Term("skip_gram", ""),
    Term("one_hot", ""),
    Term("embedding", "W_in, W_out, H"),
    Term("roles", "W_in, W_out"),
    Term("hidden", "h"),
    Term("dot", "h · w"),
    Term("score", "score, s"),
    Term("multi_class", ""),
    Term("softmax", ""),
    Term("binary", ""),
    Term("sigmoid", "σ, y"),
    Term("label", "label, t"),
    Term("cross_entropy", "L"),
    Term("forward_backward", "forward, backward"),
    Term("gradient", "dW, dh"),
    Term("sparse", ""),
    Term("gradient_check", "ε"),
    Term("multiply_add", ""),
    Term("negative", "K"),
    Term("noise", "word_p, q"),
    Term("power", "power"),
    Term("effective", ""),
    Term("replacement", "replace"),
    Term("inclusion", ""),
    Term("alias", ""),
    Term("seed", "seed"),
    Term("subsampling", "subsample"),
    Term("nce", ""),
    Term("consistent", ""),
    Term("sampled_softmax", ""),
    Term("pmi", ""),
    Term("batch", "B"),
    Term("epoch", ""),
    Term("optimiser", "lr, η"),
    Term("held_out", ""),
    Term("cosine", ""),
    Term("analogy", ""),
    Term("pca", ""),
)


@dataclass(frozen=True)
class Reference:
    """A source; what it is cited for is ``glossary.cited.key`` in the content folder."""

    key: str
    authors: str
    year: int
    title: str
    where: str
    url: str


REFERENCES = (
    Reference(
        "saitoh2018",
        "Saitoh, K.",
        2018,
        "ゼロから作るDeep Learning ❷ ― 自然言語処理編 (Deep Learning from Scratch 2; 밑바닥부터 시작하는 딥러닝 2)",
        "O'Reilly Japan",
        "https://github.com/oreilly-japan/deep-learning-from-scratch-2",
    ),
    Reference(
        "mikolov2013a",
        "Mikolov, T., Chen, K., Corrado, G., Dean, J.",
        2013,
        "Efficient estimation of word representations in vector space",
        "arXiv 1301.3781",
        "https://arxiv.org/abs/1301.3781",
    ),
    Reference(
        "mikolov2013b",
        "Mikolov, T., Sutskever, I., Chen, K., Corrado, G., Dean, J.",
        2013,
        "Distributed representations of words and phrases and their compositionality",
        "NIPS 26; arXiv 1310.4546",
        "https://arxiv.org/abs/1310.4546",
    ),
    Reference(
        "gutmann2010",
        "Gutmann, M., Hyvärinen, A.",
        2010,
        "Noise-contrastive estimation: a new estimation principle for unnormalized statistical models",
        "AISTATS, PMLR 9:297–304",
        "https://proceedings.mlr.press/v9/gutmann10a.html",
    ),
    Reference(
        "mnih2012",
        "Mnih, A., Teh, Y. W.",
        2012,
        "A fast and simple algorithm for training neural probabilistic language models",
        "ICML; arXiv 1206.6426",
        "https://arxiv.org/abs/1206.6426",
    ),
    Reference(
        "goldberg2014",
        "Goldberg, Y., Levy, O.",
        2014,
        "word2vec explained: deriving Mikolov et al.'s negative-sampling word-embedding method",
        "arXiv 1402.3722",
        "https://arxiv.org/abs/1402.3722",
    ),
    Reference(
        "dyer2014",
        "Dyer, C.",
        2014,
        "Notes on noise contrastive estimation and negative sampling",
        "arXiv 1410.8251",
        "https://arxiv.org/abs/1410.8251",
    ),
    Reference(
        "levy2014",
        "Levy, O., Goldberg, Y.",
        2014,
        "Neural word embedding as implicit matrix factorization",
        "NIPS 27",
        "https://proceedings.neurips.cc/paper/2014/hash/feab05aa91085b7a8012516bc3533958-Abstract.html",
    ),
    Reference(
        "levy2015",
        "Levy, O., Goldberg, Y., Dagan, I.",
        2015,
        "Improving distributional similarity with lessons learned from word embeddings",
        "TACL 3:211–225",
        "https://doi.org/10.1162/tacl_a_00134",
    ),
    Reference(
        "press2017",
        "Press, O., Wolf, L.",
        2017,
        "Using the output embedding to improve language models",
        "EACL; arXiv 1608.05859",
        "https://arxiv.org/abs/1608.05859",
    ),
    Reference(
        "jean2015",
        "Jean, S., Cho, K., Memisevic, R., Bengio, Y.",
        2015,
        "On using very large target vocabulary for neural machine translation",
        "ACL; arXiv 1412.2007",
        "https://arxiv.org/abs/1412.2007",
    ),
    Reference(
        "bengio2008",
        "Bengio, Y., Senécal, J.-S.",
        2008,
        "Adaptive importance sampling to accelerate training of a neural probabilistic language model",
        "IEEE Trans. Neural Networks 19(4):713–722",
        "https://doi.org/10.1109/TNN.2007.912312",
    ),
    Reference(
        "ma2018",
        "Ma, Z., Collins, M.",
        2018,
        "Noise contrastive estimation and negative sampling for conditional models: "
        "consistency and statistical efficiency",
        "EMNLP; arXiv 1809.01812",
        "https://arxiv.org/abs/1809.01812",
    ),
    Reference(
        "caselles2018",
        "Caselles-Dupré, H., Lesaint, F., Royo-Letelier, J.",
        2018,
        "Word2vec applied to recommendation: hyperparameters matter",
        "RecSys; arXiv 1804.04212",
        "https://arxiv.org/abs/1804.04212",
    ),
    Reference(
        "irsoy2021",
        "İrsoy, O., Benton, A., Stratos, K.",
        2021,
        "Corrected CBOW performs as well as skip-gram",
        "Workshop on Insights from Negative Results in NLP; arXiv 2012.15332",
        "https://doi.org/10.18653/v1/2021.insights-1.1",
    ),
    Reference(
        "kingma2015",
        "Kingma, D. P., Ba, J.",
        2015,
        "Adam: a method for stochastic optimization",
        "ICLR; arXiv 1412.6980",
        "https://arxiv.org/abs/1412.6980",
    ),
    Reference(
        "duchi2011",
        "Duchi, J., Hazan, E., Singer, Y.",
        2011,
        "Adaptive subgradient methods for online learning and stochastic optimization",
        "JMLR 12:2121–2159",
        "https://jmlr.org/papers/v12/duchi11a.html",
    ),
    Reference(
        "vose1991",
        "Vose, M. D.",
        1991,
        "A linear algorithm for generating random numbers with a given distribution",
        "IEEE Trans. Software Engineering 17(9):972–975",
        "https://doi.org/10.1109/32.92917",
    ),
    Reference(
        "efraimidis2006",
        "Efraimidis, P. S., Spirakis, P. G.",
        2006,
        "Weighted random sampling with a reservoir",
        "Information Processing Letters 97(5):181–185",
        "https://doi.org/10.1016/j.ipl.2005.11.003",
    ),
    Reference(
        "niu2011",
        "Niu, F., Recht, B., Ré, C., Wright, S. J.",
        2011,
        "Hogwild!: a lock-free approach to parallelizing stochastic gradient descent",
        "NIPS 24; arXiv 1106.5730",
        "https://arxiv.org/abs/1106.5730",
    ),
    Reference(
        "crouch2004",
        "Crouch, C., Fagen, A. P., Callan, J. P., Mazur, E.",
        2004,
        "Classroom demonstrations: learning tools or entertainment?",
        "American Journal of Physics 72(6):835–838",
        "https://doi.org/10.1119/1.1707018",
    ),
    Reference(
        "miller2013",
        "Miller, K., Lasry, N., Chu, K., Mazur, E.",
        2013,
        "Role of physics lecture demonstrations in conceptual learning",
        "Physical Review ST Physics Education Research 9, 020113",
        "https://doi.org/10.1103/PhysRevSTPER.9.020113",
    ),
)
