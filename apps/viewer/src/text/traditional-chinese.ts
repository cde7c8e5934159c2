import type { Dictionary } from "./english.ts";

/** 網頁上的一切文字，繁體中文。 */
export const traditionalChinese: Dictionary = {
  language: "zh-TW",
  otherLanguage: { name: "English", tag: "en" },
  skipToStory: "跳到正文",
  beforeTraining: "訓練之前",
  afterTraining: "訓練 500 輪之後，隨機種子 7",
  asTable: "以表格呈現",
  keys: "方向鍵移動，Home 與 End 跳到兩端，Esc 離開。",

  letter: "字母",
  window: "視窗",
  model: "模型",
  modelName: (model) => `模型 ${model}`,
  framing: {
    1: "一個字母，一個時間步",
    2: "三個字母，一個時間步",
    3: "三個字母，三個時間步",
  },
  colon: "：",
  comma: "，",
  betweenSentences: "",
  right: "答對",
  wrong: "答錯",
  notAsked: "無",
  nothingFollows: "後面沒有字母",
  correctOf: (correct, asked) => `${correct} / ${asked}`,

  dock: {
    label: "訓練",
    train: "訓練",
    pause: "暫停",
    step: "單步",
    reset: "重設",
    epoch: (epoch, total) => `第 ${epoch} / ${total} 輪`,
    epochLabel: "輪數",
    seed: "隨機種子",
    fewer: (name) => `${name}：減少`,
    more: (name) => `${name}：增加`,
    spoken: (epoch, correct) => `第 ${epoch} 輪。答對的字母：${correct.join("，")}。`,
    trainedIn: (seconds) => `你的瀏覽器用 ${seconds} 秒訓練了三個模型；頁面放慢了播放。`,
    failures: {
      diverged: (epoch, rate) =>
        `第 ${epoch} 輪時損失不再是有限的數：學習率 ${rate} 太高，請選小一點的。`,
      kernel:
        "訓練程式無法啟動：這個瀏覽器禁止或不支援 WebAssembly SIMD。請允許本頁使用 WebAssembly（內容安全政策中的 'wasm-unsafe-eval'），或改用較新的瀏覽器。",
      crash: (message) =>
        `訓練程式停了${message === "" ? "" : `（${message}）`}。圖中是它最後傳來的結果。`,
      silent: "訓練程式不再回應，頁面已將它結束。圖中是它最後傳來的結果。",
    },
    restart: "重新開始",
    urlProblem: (name, expected, received) =>
      `網址中的 ${name} 是「${received}」，應為 ${expected}；頁面略過了它。`,
  },

  hero: {
    cardsLabel: "每個模型認為每個字母之後是什麼",
    says: (letter, answers) => `${letter} 之後：${answers.join("；")}`,
    answer: (model, predicted, correct) => `${model} 答 ${predicted}，${correct ? "對" : "錯"}`,
    noAnswer: (model) => `${model} 沒有被問`,
    needsThree: "模型 2 與模型 3 讀三個字母，所以從 C 開始。",
  },

  memory: {
    power: "wᵏ：同一個數一乘再乘",
    factor: "乘數 w",
    powerSentence: (factor, steps, result) => `${factor} 連乘 ${steps} 次：${result}`,
    gradients: "梯度，相對於最後一步",
    back: "往回的步數",
    rule: "我們的視窗到此為止",
    steps: "時間步",
    radius: "循環權重的譜半徑",
    forgetBias: "遺忘閘的偏差",
    caption:
      "教學的視窗只有三個字母。往回兩步，細胞狀態仍有大約一半的梯度：視窗這麼短，梯度消失不能解釋模型 2 為什麼不如模型 3。",
  },

  gates: {
    unit: "單元",
    strips: {
      inputGate: "輸入閘 i",
      forgetGate: "遺忘閘 f",
      outputGate: "輸出閘 o",
      candidate: "候選值 c̃",
      cellState: "細胞狀態 c",
      hiddenState: "隱藏狀態 h",
    },
    caption:
      "一行是一個單元，一列是一個時間步。閘：暗色是關（0），黃色是開（1）。狀態：藍色小於零，橙色大於零。c₋ 是前一步的細胞狀態；第一步之前是零。下面加框的長條是正確答案。",
  },

  shapes: {
    windowLabel: "最後一個字母",
    timeStep: (step) => `時間步 ${step}`,
    timeSteps: "時間步",
    features: "特徵",
    samples: "樣本",
    shape: "張量",
    weights: "LSTM 權重",
    formula: "4 × ((特徵 + 單元) × 單元 + 單元)",
    dense: "Dense 權重",
    answer: "答案",
    dead: (share, dead, total) =>
      `其中 ${share} 的權重從未學習：${total} 個中有 ${dead} 個。只有一個時間步，所以 h₋ 與 c₋ 都是零，與它們相乘的權重得不到梯度。`,
    noneDead: "這些權重每一個都能學習：從第二個時間步起，h₋ 與 c₋ 就有了值。",
  },

  learning: {
    loss: "損失（nat，對數刻度）",
    accuracy: "準確率（%）",
    epochs: "輪",
    tutorial: "教學的結果",
    sliderText: (epoch, values) => `第 ${epoch} 輪：${values.join("，")}`,
  },

  beliefs: {
    rows: "最後讀到的字母",
    columns: "下一個字母",
    cutLabel: "教學印到這裡為止",
    mapLabel: (model) => `${model} 相信什麼`,
    sentence: (window, model, answers) => `${window} 之後，${model} 認為：${answers}。`,
    notAsked: (model) => `${model} 需要三個字母，這裡還不夠。`,
    scale: "機率",
    oneMap: "在頁面底部選模型，就看到它的圖。",
    onlyMistakes: "只看錯誤",
    noMistakes: "沒有錯誤。",
    tableCaption: (model) => `${model} 的所有答案`,
    columnNames: {
      window: "視窗",
      answer: "答案",
      probability: "機率",
      truth: "正確答案",
      verdict: "對錯",
    },
  },

  surgery: {
    gates: { input: "輸入閘 i", forget: "遺忘閘 f", output: "輸出閘 o" },
    asTrained: "依訓練結果",
    closed: "固定為 0",
    open: "固定為 1",
    zeroCell: "在步與步之間清空細胞狀態",
    zeroHidden: "在步與步之間清空隱藏狀態",
    before: "訓練結果",
    after: "手術之後",
    map: (title) => `${title}：模型相信什麼`,
    untouched: "沒有固定任何閘：兩邊相同。",
    verdict: (before, after) => `答對的字母：訓練結果 ${before}，手術之後 ${after}。`,
    caption: "在圖中選擇視窗：點一列，或用方向鍵。",
  },

  luck: {
    run: (count) => `執行 ${count} 個種子`,
    stop: "停止",
    waiting: "還沒有執行任何種子。",
    progress: (done, total) => `${done} / ${total} 個種子`,
    beat: (wins, runs, ties) =>
      `在 ${runs} 個種子中，模型 2 有 ${wins} 次勝過模型 1` +
      (ties > 0 ? `，${ties} 次平手。` : "。"),
    perfect: (wins, runs) => `模型 3 在 ${runs} 次中有 ${wins} 次全對。`,
    axis: "500 輪之後的準確率（%）",
    lane: (model) => `${model}，一個點是一個種子`,
    summary: (median, low, high) => `中位數 ${median} %，一半的種子落在 ${low}–${high} %`,
    published: "教學與公開的重跑結果；數字表示有幾個結果相同",
    dot: (seed, correct) => `種子 ${seed}：${correct}`,
    chosen: (seed) => `按 Enter 載入種子 ${seed}；點一下載入最近的點。`,
    columnNames: { model: "模型", seeds: "種子", median: "中位數", low: "25 %", high: "75 %" },
    bound: (percent) =>
      `從未失敗不代表永遠不會失敗：只能說它在至少 ${percent} % 的種子上學得會，信心水準 95 %。`,
  },

  own: {
    timeSteps: "時間步",
    features: "每步字母數",
    units: "單元",
    learningRate: "學習率",
    epochs: "輪數",
    alphabet: "字母表",
    presets: { latin: "A–Z", zhuyin: "ㄅㄆㄇ", greek: "αβγ", notes: "do re mi", own: "自訂" },
    presetLabel: "選擇字母表",
    problems: {
      twice: (symbol) =>
        `「${symbol}」在字母表中出現不只一次；每個符號只能出現一次。模型保持原樣。`,
      short: (least, count) =>
        `依這些設定，字母表至少要有 ${least} 個符號，現在有 ${count} 個。模型保持原樣。`,
      other: "這些設定無法使用，模型保持原樣。原文說明：",
    },
    ask: "問一個視窗",
    askHint: (count) => `${count} 個符號，也可以是從未出現過的`,
    result: (correct, loss) => `答對 ${correct}，損失 ${loss}`,
    trainedIn: (milliseconds, epochs) => `${epochs} 輪，${milliseconds} 毫秒`,
    training: (epoch, epochs) => `第 ${epoch} / ${epochs} 輪`,
    answerLabel: (window) => `${window} 之後是什麼？`,
    entropy: (bits, most) => `熵 ${bits}，最大 ${most} 位元：0 是完全肯定，最大值是毫無頭緒。`,
    probability: "機率",
    mistakes: (list) => `錯誤：${list}`,
    everyOne: "全部答對。",
    lossLabel: "各輪的損失",
  },

  proof: {
    drop: "把 alphabet-lstm 的報告拖到這裡",
    choose: "選擇檔案",
    reading: "讀取中……",
    refusals: {
      large: (file, megabytes, most) => `${file}：大小 ${megabytes} MB；本頁最多讀取 ${most} MB`,
      broken: (file) => `${file}：檔案不完整，或不是 JSON`,
      newer: (file, schema, newest) =>
        `${file}：由較新版本的 alphabet-lstm 寫成（格式第 ${schema} 版；本頁最多讀到第 ${newest} 版）`,
      missing: (file, path) => `${file}：缺少 ${path}`,
      unexpected: (file, path) => `${file}：不該有 ${path}`,
      different: (file, path, want, got) =>
        `${file}：${path === "it" ? "內容" : `${path} `}應為 ${want}，實際為 ${got}`,
      altered: (file) => `${file}：內容前後不符。原文說明：`,
      other: (file) => `${file}：無法當作報告讀取。原文說明：`,
    },
    curves: "各輪的準確率（%），每個設定各次執行的中位數",
    columnNames: {
      file: "檔案",
      setup: "設定",
      runs: "次數",
      mean: "平均 %",
      interval: "平均的 95 % 區間",
      median: "中位數 %",
      difference: "平均，與 #1 相差",
      verify: "證明",
    },
    verify: "驗證",
    refereeQuestion: "本頁的訓練程式對嗎？問問 TensorFlow.js（按下才載入）：",
    referee: "裁判",
    refereeing: "兩個訓練程式正在走同樣的 25 步……",
    agreed: (model, seed, difference) =>
      `${model}，隨機種子 ${seed}：走完同樣的 25 步，TensorFlow.js 與本頁的訓練程式在每個權重上相差不超過 ${difference}。`,
    noVerdict: (message) => `無法請到裁判${message === "" ? "" : `（${message}）`}。`,
    repeating: (seed) => `重新訓練種子 ${seed}……`,
    same: (seed, digest) => `✓ 種子 ${seed}：位元組相同（${digest}…）`,
    different: (seed) => `✕ 種子 ${seed}：位元組不同`,
    notRepeated: (seed) => `? 種子 ${seed}：無法在此重新訓練`,
    export: (model, seed) => `帶走${model}，隨機種子 ${seed}：`,
  },
};
