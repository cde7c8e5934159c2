/** All that the page says, in English. The type of every other language. */
export const english = {
  language: "en",
  title: "Twenty-six letters, one memory",
  description:
    "Three small LSTMs learn the alphabet while you watch: drag a slider and the model is trained anew. Loss, gates and answers are all real, all live.",
  otherLanguage: { name: "繁體中文", tag: "zh-TW" },
  skipToStory: "Skip to the story",
  withoutScript:
    "This page trains its models in your browser. Without JavaScript you see each figure twice: before training, and as a real run with seed 7 ended.",
  beforeTraining: "Before training",
  afterTraining: "After 500 epochs, seed 7",
  asTable: "The same as a table",
  keys: "Arrow keys move, Home and End jump, Esc leaves.",

  letter: "Letter",
  window: "Window",
  model: "Model",
  modelName: (model: number) => `Model ${model}`,
  framing: {
    1: "one letter, one step",
    2: "three letters, one step",
    3: "three letters, three steps",
  },
  right: "right",
  wrong: "wrong",
  notAsked: "n/a",
  nothingFollows: "nothing follows",
  correctOf: (correct: number, asked: number) => `${correct} of ${asked}`,

  dock: {
    label: "Training",
    train: "Train",
    pause: "Pause",
    step: "Step",
    reset: "Reset",
    epoch: (epoch: string | number, total: number) => `Epoch ${epoch} of ${total}`,
    epochLabel: "Epoch",
    seed: "Seed",
    fewer: (name: string) => `${name}: less`,
    more: (name: string) => `${name}: more`,
    spoken: (epoch: number, correct: readonly string[]) =>
      `Epoch ${epoch}. Letters right: ${correct.join(", ")}.`,
    trainedIn: (seconds: string) =>
      `Your browser trained the three models in ${seconds} s; the page shows it slowed down.`,
    failures: {
      diverged: (epoch: number, rate: string) =>
        `In epoch ${epoch} the loss stopped being a number: the learning rate ${rate} is too high. Choose a smaller one.`,
      kernel:
        "The trainer cannot start: this browser forbids or lacks WebAssembly with SIMD. Allow WebAssembly for this page ('wasm-unsafe-eval' in a content security policy), or use a newer browser.",
      crash: (message: string) =>
        `The trainer stopped${message === "" ? "" : ` (${message})`}. The figures show the last that it told.`,
    },
    restart: "Restart",
    urlProblem: (name: string, expected: string, received: string) =>
      `The address says ${name} = “${received}”, which does not fit (${expected}); the page starts without it.`,
  },

  hero: {
    question: "Same letters. Same 32 units. Why does only one learn?",
    lead: "Three small networks with a memory (LSTMs) are asked the same question 25 times: which letter comes next? They differ in one thing only, the shape in which the letters reach them.",
    press:
      "Press Train. A mark fills in as soon as its model gets that letter right; the letter below it is what the model says.",
    cardsLabel: "What each model says follows each letter",
    says: (letter: string, answers: readonly string[]) => `After ${letter}: ${answers.join("; ")}`,
    answer: (model: string, predicted: string, correct: boolean) =>
      `${model} says ${predicted}, ${correct ? "right" : "wrong"}`,
    noAnswer: (model: string) => `${model} not asked`,
    needsThree: "Models 2 and 3 read three letters, so they start at C.",
  },

  shapes: {
    title: "Same letters, three shapes",
    paragraphs: [
      "A network reads numbers, not letters: A is 0, B is 1/26, and so on up to Z, 25/26. Choose three letters below. Model 1 gets the last of them alone. Model 2 gets all three, stacked side by side in one time step. Model 3 gets them one after the other, in three time steps, and has to remember.",
      "The formula fills itself in. Three time steps cost nothing: Model 3 has exactly as many weights as Model 1, because an LSTM uses the same weights at every step.",
    ],
    windowLabel: "Last letter",
    timeStep: (step: number) => `time step ${step}`,
    timeSteps: "time steps",
    features: "features",
    samples: "samples",
    shape: "Tensor",
    weights: "LSTM weights",
    formula: "4 × ((features + units) × units + units)",
    dense: "Dense weights",
    answer: "Answer",
  },

  learning: {
    title: "Watch it learn",
    paragraphs: [
      "The loss measures surprise: how improbable the models find the letter that really follows. A model without a clue chooses among 26 letters and starts at ln 26 = 3.26. The accuracy counts only whether the best guess is right, so it moves in jumps while the loss falls smoothly.",
      "Drag the line, or the slider at the bottom of the page: every epoch was kept, and all figures rewind together. The diamonds are what the tutorial prints after its 500 epochs.",
    ],
    loss: "Loss (nats, logarithmic)",
    accuracy: "Letters right (%)",
    epochs: "Epoch",
    tutorial: "tutorial",
    sliderText: (epoch: number, values: readonly string[]) =>
      `Epoch ${epoch}: ${values.join(", ")}`,
  },

  beliefs: {
    title: "What it believes",
    paragraphs: [
      "Each row is a question, the last letter that the model read; each column is a possible answer. The brighter a cell, the more probable the model finds that letter. The outlined diagonal is the truth. A cross marks a best guess that is wrong.",
      "The tutorial prints its models' answers only down to the dashed line. Most of its mistakes lie just below it.",
    ],
    rows: "last letter read",
    columns: "next letter",
    cutLabel: "The tutorial's printout stops here",
    mapLabel: (model: string) => `What ${model} believes`,
    sentence: (window: string, model: string, answers: string) =>
      `After ${window}, ${model} believes: ${answers}.`,
    notAsked: (model: string) => `${model} needs three letters, and there are not so many yet.`,
    scale: "probability",
    onlyMistakes: "Only mistakes",
    noMistakes: "No mistakes.",
    tableCaption: (model: string) => `All answers of ${model}`,
    columnNames: {
      window: "Window",
      answer: "Answer",
      probability: "Probability",
      truth: "Truth",
      verdict: "Verdict",
    },
  },

  luck: {
    title: "Luck or learning?",
    paragraphs: [
      "Every run begins with random weights and shuffles its letters at random; both come from the seed. One letter is worth more than four points, so a single run says little: the tutorial calls Model 2 “slightly better” than Model 1, and prints a lower number for it.",
      "So run it again, many times. Each dot is one training of 500 epochs. The diamonds are the tutorial's own numbers and those of five other people who ran the same program and published what came out.",
    ],
    run: (count: number) => `Run ${count} seeds`,
    stop: "Stop",
    waiting: "No seed has been run yet.",
    progress: (done: number, total: number) => `${done} of ${total} seeds`,
    beat: (wins: number, runs: number, ties: number) =>
      `Model 2 beat Model 1 in ${wins} of ${runs} seeds` +
      (ties > 0 ? `; ${ties} ended level.` : "."),
    perfect: (wins: number, runs: number) =>
      `Model 3 got every letter right in ${wins} of ${runs}.`,
    axis: "Letters right after 500 epochs (%)",
    lane: (model: string) => `${model}, one dot per seed`,
    median: "median",
    middle: "half of the seeds within",
    published: "tutorial and published reruns",
    load: (seed: number) => `Load seed ${seed}`,
    dot: (seed: number, correct: string) => `Seed ${seed}: ${correct}`,
    chosen: (seed: number) => `Enter loads seed ${seed}; a click loads the dot nearest to it.`,
    columnNames: { model: "Model", seeds: "Seeds", median: "Median", low: "25 %", high: "75 %" },
    bound: (percent: string) =>
      `That it never failed does not say that it never fails: only that it learns at least ${percent} % of all seeds, with 95 % confidence.`,
  },

  own: {
    title: "Make it your own",
    paragraphs: [
      "Now change what you like. The model is trained anew while you drag. Try one unit; try a learning rate ten times as high; try your own alphabet.",
    ],
    honest: "The test set is the training set.",
    honestMore:
      "This is recall, not understanding. Type a window that never occurs, such as ZYX, and see how sure the model still is.",
    timeSteps: "Time steps",
    features: "Letters per step",
    units: "Units",
    learningRate: "Learning rate",
    epochs: "Epochs",
    alphabet: "Alphabet",
    presets: { latin: "A–Z", zhuyin: "ㄅㄆㄇ", greek: "αβγ", notes: "do re mi", own: "your own" },
    presetLabel: "Which alphabet",
    ask: "Ask about a window",
    askHint: (count: number) =>
      count === 1 ? "one symbol" : `${count} symbols, also such as never occur`,
    result: (correct: string, loss: string) => `${correct} right, loss ${loss}`,
    trainedIn: (milliseconds: string, epochs: number) => `${epochs} epochs in ${milliseconds} ms`,
    training: (epoch: number, epochs: number) => `epoch ${epoch} of ${epochs}`,
    answerLabel: (window: string) => `What follows ${window}?`,
    entropy: (bits: string, most: string) =>
      `Entropy ${bits} of at most ${most} bits: 0 is certain, the most is no idea at all.`,
    probability: "Probability",
    symbol: "Symbol",
    mistakes: (list: string) => `Mistakes: ${list}`,
    everyOne: "Every symbol is right.",
    lossLabel: "Loss by epoch",
  },

  proof: {
    title: "Your runs, and proof",
    paragraphs: [
      "The command line runs thousands of seeds and writes a report. Drop reports here: their curves are laid over each other, their seeds join the dots above, and every difference stands in a table.",
      "Nothing has to be believed. “Verify” trains one of the report's runs again, here, and compares the digest of all its weights: the same experiment gives the same bytes in every browser.",
    ],
    drop: "Drop reports of alphabet-lstm here",
    choose: "Choose files",
    reading: "Reading …",
    problem: (file: string, path: string, want: string, got: string) =>
      `${file}: ${path} should be ${want}, found ${got}`,
    otherProblem: (file: string, message: string) => `${file}: ${message}`,
    tooLarge: (file: string, megabytes: string, most: number) =>
      `${file}: it has ${megabytes} MB; this page reads up to ${most} MB`,
    curves: "Letters right by epoch (%), the median of each setup's runs",
    columnNames: {
      file: "File",
      setup: "Setup",
      runs: "Runs",
      mean: "Mean %",
      interval: "95 % of the mean",
      median: "Median %",
      difference: "Against 1",
      verify: "Proof",
    },
    verify: "Verify",
    repeating: (seed: number) => `training seed ${seed} again …`,
    same: (seed: number, digest: string) => `✓ seed ${seed}: the same bytes (${digest}…)`,
    different: (seed: number) => `✕ seed ${seed}: other bytes`,
    export: (model: string, seed: number) => `Take ${model}, seed ${seed}, with you:`,
  },

  footer: {
    source:
      "The models follow a well-known Keras tutorial: LSTM(32) and Dense(26, softmax), Adam, batch size 1, 500 epochs. The trainer is one WebAssembly kernel; the same seed gives the same bytes in every browser.",
    offline:
      "Nothing leaves your computer. After the first visit the page works without a network.",
  },
};

/** What every language has to say. */
export type Dictionary = typeof english;
