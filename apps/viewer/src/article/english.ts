import type { Article } from "./article.ts";

/** What the page tells, in English. */
export const englishArticle: Article = {
  title: "Twenty-six letters, one memory",
  description:
    "Three small LSTMs learn the alphabet while you watch: drag a slider and the model is trained anew. Loss, gates and answers are all real, all live.",
  withoutScript:
    "This page trains its models in your browser. Without JavaScript you see each figure twice: before training, and as a real run with seed 7 ended.",
  question: "Same letters. Same 32 units. Why does only one learn?",
  lead: "Three small networks with a memory (LSTMs) are asked the same question 25 times: which letter comes next? They differ in one thing only, the shape in which the letters reach them.",
  press:
    "Press Train. A mark fills in as soon as its model gets that letter right; the letter below it is what the model says.",
  footer: [
    "The models follow a well-known Keras tutorial: LSTM(32) and Dense(26, softmax), Adam, batch size 1, 500 epochs. The trainer is one WebAssembly kernel; the same seed gives the same bytes in every browser.",
    "Nothing leaves your computer. After the first visit the page works without a network.",
  ],
  sections: {
    memory: {
      title: "Why memory is hard",
      paragraphs: [
        "A recurrent network reads one step after the other and carries a state along. To learn from an early step, the error has to travel back through every later one, and at each it is multiplied by about the same factor. A factor below one makes it vanish, one above makes it explode.",
        "In the chart of the gradient a real simple RNN and a real LSTM of 32 units pass an error back. The LSTM multiplies its cell state by the forget gate only. That is no magic: with Keras' forget bias of 1 the gate starts at f\u00A0≈\u00A00.73, and 0.73⁶⁰\u00A0≈\u00A06·10⁻⁹. An LSTM is not born with a memory; it can learn to open its forget gate. Raise the forget bias and see.",
      ],
    },
    gates: {
      title: "Three gates",
      paragraphs: [
        "Each of the 32 units keeps one number, its cell state c. Three gates, each between 0 and 1, decide what happens to it: the forget gate f how much of the old number stays, the input gate i how much of the new candidate c̃ comes in, the output gate o how much of it the outside gets to see, as the hidden state h.",
        "These are the real numbers of the model and the epoch chosen at the bottom of the page, for the window you choose here. Pick a unit, or click a cell.",
      ],
    },
    shapes: {
      title: "Same letters, three shapes",
      paragraphs: [
        "A network reads numbers, not letters: A is 0, B is 1/26, and so on up to Z, 25/26. Choose three letters below. Model 1 gets the last of them alone. Model 2 gets all three, stacked side by side in one time step. Model 3 gets them one after the other, in three time steps, and has to remember.",
        "The formula fills itself in. Three time steps cost nothing: Model 3 has exactly as many weights as Model 1, because an LSTM uses the same weights at every step.",
      ],
    },
    learning: {
      title: "Watch it learn",
      paragraphs: [
        "The loss measures surprise: how improbable the models find the letter that really follows. A model without a clue chooses among 26 letters and starts at ln\u00A026\u00A0=\u00A03.26. The accuracy counts only whether the best guess is right, so it moves in jumps while the loss falls smoothly.",
        "Drag the line, or the slider at the bottom of the page: every epoch was kept, and all figures rewind together. The diamonds are what the tutorial prints after its 500 epochs.",
      ],
    },
    beliefs: {
      title: "What it believes",
      paragraphs: [
        "Each row is a question, the last letter that the model read; each column is a possible answer. The brighter a cell, the more probable the model finds that letter. The outlined diagonal is the truth. A cross marks a best guess that is wrong.",
        "The tutorial prints its models' answers only down to the dashed line. Most of its mistakes lie just below it.",
      ],
    },
    surgery: {
      title: "Inside one answer",
      paragraphs: [
        "Is it really the memory that Model 3 answers with? Operate on it. Hold a gate closed or open at every step, or empty a state between the steps, and all of its answers are computed anew at once, with the same trained weights. It has two ways to remember: empty one, and the other may carry on.",
        "Then choose Model 1 or Model 2 at the bottom of the page and close their forget gate: nothing changes, to the last bit. With a single time step there is nothing to forget.",
      ],
    },
    luck: {
      title: "Luck or learning?",
      paragraphs: [
        "Every run begins with random weights and shuffles its letters at random; both come from the seed. One letter is worth more than four points, so a single run says little: the tutorial calls Model 2 “slightly better” than Model 1, and prints a lower number for it.",
        "So run it again, many times. Each dot is one training of 500 epochs. The diamonds are the tutorial's own numbers and those of five other people who ran the same program and published what came out.",
      ],
    },
    own: {
      title: "Make it your own",
      paragraphs: [
        "Now change what you like. The model is trained anew while you drag. Try one unit; try a learning rate ten times as high; try your own alphabet.",
      ],
      emphasis: "The test set is the training set.",
      afterEmphasis:
        " This is recall, not understanding. Type a window that never occurs, such as ZYX, and see how sure the model still is.",
    },
    proof: {
      title: "Your runs, and proof",
      paragraphs: [
        "The command line runs thousands of seeds and writes a report. Drop reports here: their curves are laid over each other, their seeds join the dots above, and every difference stands in a table.",
        "Nothing has to be believed. “Verify” trains one of the report's runs again, here, and compares the digest of all its weights: the same experiment gives the same bytes in every browser.",
      ],
    },
  },
};
