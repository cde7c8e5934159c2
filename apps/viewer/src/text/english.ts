/** All that the page says, in English. The type of every other language. */
export const english = {
  language: "en",
  otherLanguage: { name: "繁體中文", tag: "zh-TW" },
  skipToStory: "Skip to the story",
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
  colon: ": ",
  comma: ", ",
  betweenSentences: " ",
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
      silent:
        "The trainer no longer answers, so the page ended it. The figures show the last that it told.",
    },
    restart: "Restart",
    urlProblem: (name: string, expected: string, received: string) =>
      `The address says ${name} = “${received}”, which does not fit (${expected}); the page starts without it.`,
  },

  hero: {
    cardsLabel: "What each model says follows each letter",
    says: (letter: string, answers: readonly string[]) => `After ${letter}: ${answers.join("; ")}`,
    answer: (model: string, predicted: string, correct: boolean) =>
      `${model} says ${predicted}, ${correct ? "right" : "wrong"}`,
    noAnswer: (model: string) => `${model} not asked`,
    needsThree: "Models 2 and 3 read three letters, so they start at C.",
  },

  memory: {
    power: "wᵏ: a factor, again and again",
    factor: "Factor w",
    powerSentence: (factor: string, steps: number, result: string) =>
      `${factor} multiplied ${steps} times: ${result}`,
    gradients: "The gradient, as a share of the last step's",
    back: "steps back",
    rule: "our windows end here",
    steps: "Time steps",
    radius: "Spectral radius of the recurrent weights",
    forgetBias: "Bias of the forget gate",
    caption:
      "The tutorial's windows are three letters long. Two steps back the cell state still has about half of its gradient: these windows are too short for vanishing gradients to explain why Model 2 does worse than Model 3.",
  },

  gates: {
    unit: "Unit",
    strips: {
      inputGate: "input gate i",
      forgetGate: "forget gate f",
      outputGate: "output gate o",
      candidate: "candidate c̃",
      cellState: "cell state c",
      hiddenState: "hidden state h",
    },
    caption:
      "One column a unit, one row a time step. Gates: dark is closed (0), yellow is open (1). States: blue is below zero, orange above. c₋ is the cell state of the step before; before the first step it is zero. Below, the bar with an outline is the right answer.",
  },

  shapes: {
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
    dead: (share: string, dead: number, total: number) =>
      `${share} of these weights never learn: ${dead} of ${total}. There is only one time step, so h₋ and c₋ are zero, and what they are multiplied with gets no gradient.`,
    noneDead:
      "Every one of these weights can learn: from the second time step on, h₋ and c₋ are alive.",
  },

  learning: {
    loss: "Loss (nats, logarithmic)",
    accuracy: "Letters right (%)",
    epochs: "Epoch",
    tutorial: "tutorial",
    sliderText: (epoch: number, values: readonly string[]) =>
      `Epoch ${epoch}: ${values.join(", ")}`,
  },

  beliefs: {
    rows: "last letter read",
    columns: "next letter",
    cutLabel: "The tutorial's printout stops here",
    mapLabel: (model: string) => `What ${model} believes`,
    sentence: (window: string, model: string, answers: string) =>
      `After ${window}, ${model} believes: ${answers}.`,
    notAsked: (model: string) => `${model} needs three letters, and there are not so many yet.`,
    scale: "probability",
    oneMap: "Choose the model, and with it the map, at the bottom of the page.",
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

  surgery: {
    gates: { input: "Input gate i", forget: "Forget gate f", output: "Output gate o" },
    asTrained: "as trained",
    closed: "held at 0",
    open: "held at 1",
    zeroCell: "empty the cell state between steps",
    zeroHidden: "empty the hidden state between steps",
    before: "As trained",
    after: "After surgery",
    map: (title: string) => `${title}: what the model believes`,
    untouched: "Nothing is held: both sides are the same.",
    verdict: (before: string, after: string) =>
      `Letters right: ${before} as trained, ${after} after surgery.`,
    caption: "Choose the window in a map: click a row, or use the arrow keys.",
  },

  luck: {
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
    summary: (median: string, low: string, high: string) =>
      `median ${median} %, half of the seeds within ${low}–${high} %`,
    published: "the tutorial and published reruns, with a number where several came out alike",
    dot: (seed: number, correct: string) => `Seed ${seed}: ${correct}`,
    chosen: (seed: number) => `Enter loads seed ${seed}; a click loads the dot nearest to it.`,
    columnNames: { model: "Model", seeds: "Seeds", median: "Median", low: "25 %", high: "75 %" },
    bound: (percent: string) =>
      `That it never failed does not say that it never fails: only that it learns at least ${percent} % of all seeds, with 95 % confidence.`,
  },

  own: {
    timeSteps: "Time steps",
    features: "Letters per step",
    units: "Units",
    learningRate: "Learning rate",
    epochs: "Epochs",
    alphabet: "Alphabet",
    presets: { latin: "A–Z", zhuyin: "ㄅㄆㄇ", greek: "αβγ", notes: "do re mi", own: "your own" },
    presetLabel: "Which alphabet",
    problems: {
      twice: (symbol: string) =>
        `“${symbol}” stands in the alphabet more than once; every symbol must be another. The last model stays.`,
      short: (least: string, count: string) =>
        `With these settings an alphabet needs at least ${least} symbols; this one has ${count}. The last model stays.`,
      other: "The settings do not fit, so the last model stays: ",
    },
    ask: "Ask about a window",
    askHint: (count: number) =>
      count === 1 ? "one symbol" : `${count} symbols, in whatever order you like`,
    result: (correct: string, loss: string) => `${correct} right, loss ${loss}`,
    trainedIn: (milliseconds: string, epochs: number) => `${epochs} epochs in ${milliseconds} ms`,
    training: (epoch: number, epochs: number) => `epoch ${epoch} of ${epochs}`,
    answerLabel: (window: string) => `What follows ${window}?`,
    entropy: (bits: string, most: string) =>
      `Entropy ${bits} of at most ${most} bits: 0 is certain, the most is no idea at all.`,
    probability: "Probability",
    mistakes: (list: string) => `Mistakes: ${list}`,
    everyOne: "Every symbol is right.",
    lossLabel: "Loss by epoch",
  },

  proof: {
    drop: "Drop reports of alphabet-lstm here",
    choose: "Choose files",
    reading: "Reading …",
    refusals: {
      large: (file: string, megabytes: string, most: number) =>
        `${file}: it has ${megabytes} MB; this page reads up to ${most} MB`,
      broken: (file: string) => `${file}: it is not whole, or no JSON`,
      newer: (file: string, schema: string, newest: string) =>
        `${file}: a newer version of alphabet-lstm wrote it (schema ${schema}; this page reads up to ${newest})`,
      missing: (file: string, path: string) => `${file}: ${path} is missing`,
      unexpected: (file: string, path: string) => `${file}: ${path} should not be there`,
      different: (file: string, path: string, want: string, got: string) =>
        `${file}: ${path} should be ${want}, found ${got}`,
      altered: (file: string) => `${file}: it does not fit itself: `,
      other: (file: string) => `${file}: it cannot be read as a report: `,
    },
    curves: "Letters right by epoch (%), the median of each setup's runs",
    columnNames: {
      file: "File",
      setup: "Setup",
      runs: "Runs",
      mean: "Mean %",
      interval: "95 % of the mean",
      median: "Median %",
      difference: "Mean, against #1",
      verify: "Proof",
    },
    verify: "Verify",
    refereeQuestion: "Is the page's trainer right? Ask TensorFlow.js, which is loaded for it:",
    referee: "Referee",
    refereeing: "Both trainers take the same 25 steps …",
    agreed: (model: string, seed: number, difference: string) =>
      `${model}, seed ${seed}: after the same 25 steps, TensorFlow.js and this page's trainer agree on every weight to ${difference}.`,
    noVerdict: (message: string) =>
      `The referee could not be asked${message === "" ? "" : ` (${message})`}.`,
    repeating: (seed: number) => `training seed ${seed} again …`,
    same: (seed: number, digest: string) => `✓ seed ${seed}: the same bytes (${digest}…)`,
    different: (seed: number) => `✕ seed ${seed}: other bytes`,
    notRepeated: (seed: number) => `? seed ${seed}: it could not be trained here`,
    export: (model: string, seed: number) => `Take ${model}, seed ${seed}, with you:`,
  },
};

/** What every language has to say. */
export type Dictionary = typeof english;
