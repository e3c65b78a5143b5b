// The formulas of the explorer; a browser test holds them to core.functions.
const sigmoid = (s) => (s >= 0 ? 1 / (1 + Math.exp(-s)) : Math.exp(s) / (1 + Math.exp(s)));
const softplus = (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
// y − t, to all digits also where y is rounded to 1.
const error = (s, t) => (t ? -sigmoid(-s) : sigmoid(s));
const slope = (s) => sigmoid(s) * sigmoid(-s);
const LOSSES = {
  entropy: {
    loss: (s, t) => t * softplus(-s) + (1 - t) * softplus(s),
    gradient: error,
  },
  squared: {
    loss: (s, t) => error(s, t) ** 2 / 2,
    gradient: (s, t) => error(s, t) * slope(s),
  },
  // With the small number inside the logarithm; the gradient is that loss's own.
  book: {
    loss: (s, t) => -Math.log(sigmoid(t ? s : -s) + 1e-7),
    gradient: (s, t) => ((t ? -1 : 1) * slope(s)) / (sigmoid(t ? s : -s) + 1e-7),
  },
};

// The scores that gradient descent passes through, from the first to where it is after some steps.
function descend(kind, { score, label, rate, taken }) {
  const path = [score];
  for (let i = 0; i < taken; i++) path.push(path[i] - rate * LOSSES[kind].gradient(path[i], label));
  return path;
}

// The slider's places lie at equal distances: fine steps of 0.1 near 0, then steps of 0.5.
class Places {
  constructor({ limit, fine }) {
    this.limit = limit;
    this.fine = fine;
    this.finePlaces = 10 * fine;
    this.last = this.finePlaces + 2 * (limit - fine);
  }

  scoreAt(place) {
    const size = Math.abs(place);
    return size <= this.finePlaces ? place / 10 : Math.sign(place) * (this.fine + (size - this.finePlaces) / 2);
  }

  placeOf(s) {
    const size = Math.abs(s);
    const place = size <= this.fine ? Math.round(size * 10) : this.finePlaces + Math.round((size - this.fine) * 2);
    return Math.sign(s) * Math.min(place, this.last);
  }

  nearest(s) {
    return this.scoreAt(this.placeOf(s));
  }
}
