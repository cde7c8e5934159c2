import type { AllControlMessages } from "./control-messages.ts";

/** The controls in English. */
export const englishControls: AllControlMessages = {
  "one-hot": {
    title: "Letters as one-hot vectors",
    claim: "Model 1 misses letters because one letter is too little context.",
    better:
      "Not so: the same network, shown the same single letter as a one-hot vector, does better. What it lacked is a legible input, not context.",
    worse: "A more legible input does not help Model 1: the claim stands so far.",
    undecided:
      "A more legible input makes no difference that can be told: the claim stands so far.",
  },
  "more-epochs": {
    title: "3,000 epochs in place of 500",
    claim: "Models 1 and 2 cannot learn the alphabet.",
    better:
      "With six times the epochs both do better: 500 epochs were a budget, not a limit. How far they get is in the lines above.",
    worse: "More training makes both worse: the claim stands so far.",
    undecided:
      "That six times the epochs make both better cannot be told: the claim stands so far.",
  },
  "full-batch": {
    title: "All samples in every step",
    claim: "Learning from one sample at a time, in random order, decides the result.",
    better:
      "The noise of single samples costs letters: with all samples in each of as many steps (so each is seen 25 times as often), Model 1 does better.",
    worse:
      "The noise of single samples does not hold Model 1 back: with all samples in each of as many steps it does worse.",
    undecided:
      "With all samples in each of as many steps Model 1 cannot be told from before: these runs do not bear the claim out.",
  },
  "dense-window": {
    title: "A Dense layer on the window",
    claim:
      "Model 2 shows what an LSTM makes of three letters side by side. (Against it: a Dense layer of 32 tanh units, which is what a SimpleRNN is that reads a single step.)",
    better:
      "A layer without any memory does even better on the same window: in one time step an LSTM remembers nothing either. Model 2 says nothing about memory.",
    worse:
      "A layer without any memory does worse on the same window, by the points above. That is not memory, of which an LSTM has none in one time step, but the shape that its gates give to the answer.",
    undecided:
      "A layer without any memory cannot be told from it on the same window: in one time step an LSTM remembers nothing either. Model 2 says nothing about memory.",
  },
  "shared-weights": {
    title: "Models 1 and 3 from identical initial weights",
    claim: "Model 3 beats Model 1 by luck of the initial weights.",
    better:
      "Not so: both have the same 5,210 parameters, each seed gives both the same initial weights, and Model 3 still does better. What differs is how many letters pass through them.",
    worse: "From identical weights Model 3 does worse.",
    undecided:
      "From identical weights the two cannot be told apart: luck of the weights may be all.",
  },
  "simple-rnn": {
    title: "A SimpleRNN in place of the LSTM",
    claim: "It takes an LSTM's gates to learn from three time steps.",
    better:
      "Not so: without any gate Model 3 still does better than Model 1. What the gates add is the difference of the second line; three steps are too few to forget.",
    worse: "Without gates Model 3 does worse than Model 1: the claim stands so far.",
    undecided: "Without gates Model 3 cannot be told from Model 1: the claim stands so far.",
  },
  sigmoid: {
    title: "A true sigmoid in place of Keras 2's hard sigmoid",
    claim: "The results hang on the old default of the gates' activation.",
    better: "The newer default helps Model 1.",
    worse: "The newer default costs Model 1 letters.",
    undecided: "The newer default makes no difference that can be told for Model 1.",
  },
  "state-within-batch": {
    title: "State within a batch",
    claim:
      "The source article: keep the samples in order in one batch, and the LSTM uses the state that the sample before left.",
    better:
      "In order does better than shuffled here, although a stateless LSTM starts every sample of a batch from zeros.",
    worse:
      "In order does worse than shuffled here, although a stateless LSTM starts every sample of a batch from zeros.",
    undecided:
      "A misconception: a stateless LSTM starts every sample of a batch from zeros, so order within the batch cannot matter, and these runs show no difference. What helps is the 5,000 epochs.",
  },
  stateful: {
    title: "A stateful LSTM",
    claim:
      "The source article: carry the state from letter to letter, and Model 1 learns the alphabet.",
    better:
      "Carried from A to Z it does better than Model 1. But it has learned a path, not the letters: asked for a letter from a cold start, it answers as the second line says.",
    worse: "Carried from A to Z it does worse than Model 1.",
    undecided: "Carried from A to Z it cannot be told from Model 1.",
  },
  "variable-length": {
    title: "Windows of one to five letters",
    claim: "The source article: shorter windows can be filled up with zeros.",
    better:
      "0 is also the letter A: with a padding of its own, masked, the same network does better on the same windows.",
    worse: "With a padding of its own, masked, the same network does worse on the same windows.",
    undecided:
      "0 is also the letter A, but with a padding of its own, masked, the same network does no better that can be told.",
  },
};
