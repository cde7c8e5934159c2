import type { Dictionary } from "./english.ts";

/** 網頁上的一切文字，繁體中文。 */
export const traditionalChinese: Dictionary = {
  language: "zh-TW",
  title: "二十六個字母，一份記憶",
  description:
    "看三個小型 LSTM 當場學會字母：拖動滑桿，模型便重新訓練。損失、閘與答案全是真的，全是即時的。",
  otherLanguage: { name: "English", tag: "en" },
  skipToStory: "跳到正文",
  withoutScript:
    "本頁在你的瀏覽器裡訓練模型。沒有 JavaScript 時，每張圖會出現兩次：訓練之前，以及隨機種子 7 的一次真實訓練結束之後。",
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
    },
    restart: "重新開始",
    urlProblem: (name, expected, received) =>
      `網址中的 ${name} 是「${received}」，應為 ${expected}；頁面略過了它。`,
  },

  hero: {
    question: "同樣的字母，同樣的 32 個單元。為什麼只有一個學會了？",
    lead: "三個有記憶的小網路（LSTM）被問同一個問題 25 次：下一個字母是什麼？它們只有一點不同，就是字母送進去的形狀。",
    press: "按下「訓練」。模型一答對某個字母，它的記號就會填滿；記號下面是模型的答案。",
    cardsLabel: "每個模型認為每個字母之後是什麼",
    says: (letter, answers) => `${letter} 之後：${answers.join("；")}`,
    answer: (model, predicted, correct) => `${model}答 ${predicted}，${correct ? "對" : "錯"}`,
    noAnswer: (model) => `${model}沒有被問`,
    needsThree: "模型 2 與模型 3 讀三個字母，所以從 C 開始。",
  },

  shapes: {
    title: "同樣的字母，三種形狀",
    paragraphs: [
      "網路讀的是數，不是字母：A 是 0，B 是 1/26，依此類推，Z 是 25/26。請在下面選三個字母。模型 1 只得到最後一個；模型 2 在一個時間步裡同時得到三個，疊在一起；模型 3 在三個時間步裡一個接一個地得到，必須記住。",
      "公式會自己填好。三個時間步不必多花任何權重：LSTM 每一步都用同一組權重，所以模型 3 的權重和模型 1 一樣多。",
    ],
    windowLabel: "最後一個字母",
    timeStep: (step) => `時間步 ${step}`,
    timeSteps: "時間步",
    features: "特徵",
    samples: "樣本",
    shape: "張量",
    weights: "LSTM 權重",
    formula: "4 ×（（特徵 + 單元）× 單元 + 單元）",
    dense: "Dense 權重",
    answer: "答案",
  },

  learning: {
    title: "看它學習",
    paragraphs: [
      "損失衡量意外的程度：真正的下一個字母，在模型看來有多不可能。毫無頭緒的模型在 26 個字母中亂猜，從 ln 26 = 3.26 開始。準確率只看最可能的答案對不對，所以損失平滑下降時，它一格一格地跳。",
      "拖動圖中的直線，或頁面底部的滑桿：每一輪都保留著，所有的圖會一起倒轉。菱形是教學訓練 500 輪之後印出的結果。",
    ],
    loss: "損失（nat，對數刻度）",
    accuracy: "準確率（%）",
    epochs: "輪",
    tutorial: "教學的結果",
    sliderText: (epoch, values) => `第 ${epoch} 輪：${values.join("，")}`,
  },

  beliefs: {
    title: "它相信什麼",
    paragraphs: [
      "每一列是一個問題，也就是模型最後讀到的字母；每一行是一個可能的答案。格子越亮，模型認為那個字母越可能。加框的對角線是正確答案；叉號是猜錯的最可能答案。",
      "教學只印出虛線以上的答案，而它的錯誤大多就在虛線下面。",
    ],
    rows: "最後讀到的字母",
    columns: "下一個字母",
    cutLabel: "教學印到這裡為止",
    mapLabel: (model) => `${model}相信什麼`,
    sentence: (window, model, answers) => `${window} 之後，${model}認為：${answers}。`,
    notAsked: (model) => `${model}需要三個字母，這裡還不夠。`,
    scale: "機率",
    onlyMistakes: "只看錯誤",
    noMistakes: "沒有錯誤。",
    tableCaption: (model) => `${model}的所有答案`,
    columnNames: {
      window: "視窗",
      answer: "答案",
      probability: "機率",
      truth: "正確答案",
      verdict: "對錯",
    },
  },

  luck: {
    title: "是運氣，還是學會了？",
    paragraphs: [
      "每次訓練都從隨機的權重開始，字母的順序也隨機打亂；兩者都由隨機種子決定。一個字母就超過四個百分點，所以單獨一次說明不了什麼：教學說模型 2 比模型 1「稍好」，印出的數字卻比較低。",
      "那就多跑幾次。每個點是一次 500 輪的訓練。菱形是教學自己的數字，以及另外五個人執行同一個程式後公開的結果。",
    ],
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
    median: "中位數",
    middle: "一半的種子在",
    published: "教學與公開的重跑結果",
    load: (seed) => `載入種子 ${seed}`,
    dot: (seed, correct) => `種子 ${seed}：${correct}`,
    chosen: (seed) => `按 Enter 載入種子 ${seed}；點一下載入最近的點。`,
    columnNames: { model: "模型", seeds: "種子", median: "中位數", low: "25 %", high: "75 %" },
    bound: (percent) =>
      `從未失敗不代表永遠不會失敗：只能說它在至少 ${percent} % 的種子上學得會，信心水準 95 %。`,
  },

  own: {
    title: "做一個自己的",
    paragraphs: [
      "現在可以任意更動。拖動的同時，模型就重新訓練。試試只有一個單元；試試十倍的學習率；試試自己的字母。",
    ],
    honest: "測試資料就是訓練資料。",
    honestMore: "這是背誦，不是理解。輸入一個從未出現過的視窗，例如 ZYX，看看模型仍然有多肯定。",
    timeSteps: "時間步",
    features: "每步字母數",
    units: "單元",
    learningRate: "學習率",
    epochs: "輪數",
    alphabet: "字母表",
    presets: { latin: "A–Z", zhuyin: "ㄅㄆㄇ", greek: "αβγ", notes: "do re mi", own: "自訂" },
    presetLabel: "選擇字母表",
    ask: "問一個視窗",
    askHint: (count) => `${count} 個符號，也可以是從未出現過的`,
    result: (correct, loss) => `答對 ${correct}，損失 ${loss}`,
    trainedIn: (milliseconds, epochs) => `${epochs} 輪，${milliseconds} 毫秒`,
    training: (epoch, epochs) => `第 ${epoch} / ${epochs} 輪`,
    answerLabel: (window) => `${window} 之後是什麼？`,
    entropy: (bits, most) => `熵 ${bits}，最大 ${most} 位元：0 是完全肯定，最大值是毫無頭緒。`,
    probability: "機率",
    symbol: "符號",
    mistakes: (list) => `錯誤：${list}`,
    everyOne: "全部答對。",
    lossLabel: "各輪的損失",
  },

  proof: {
    title: "你的執行結果，與證明",
    paragraphs: [
      "命令列可以執行上千個種子，並寫成報告。把報告拖到這裡：曲線會疊在一起，種子會加入上面的點，每個差異都列在表中。",
      "什麼都不必相信。「驗證」會在這裡重新訓練報告中的一次執行，並比較所有權重的摘要：相同的實驗，在任何瀏覽器都得到相同的位元組。",
    ],
    drop: "把 alphabet-lstm 的報告拖到這裡",
    choose: "選擇檔案",
    reading: "讀取中……",
    problem: (file, path, want, got) => `${file}：${path} 應為 ${want}，實際為 ${got}`,
    otherProblem: (file, message) => `${file}：${message}`,
    tooLarge: (file, megabytes, most) => `${file}：大小 ${megabytes} MB；本頁最多讀取 ${most} MB`,
    curves: "各輪的準確率（%），每個設定各次執行的中位數",
    columnNames: {
      file: "檔案",
      setup: "設定",
      runs: "次數",
      mean: "平均 %",
      interval: "平均的 95 % 區間",
      median: "中位數 %",
      difference: "與 1 相比",
      verify: "證明",
    },
    verify: "驗證",
    repeating: (seed) => `重新訓練種子 ${seed}……`,
    same: (seed, digest) => `✓ 種子 ${seed}：位元組相同（${digest}…）`,
    different: (seed) => `✕ 種子 ${seed}：位元組不同`,
    export: (model, seed) => `帶走${model}，隨機種子 ${seed}：`,
  },

  footer: {
    source:
      "模型依照一份知名的 Keras 教學：LSTM(32) 與 Dense(26, softmax)，Adam，批次大小 1，500 輪。訓練程式是一個 WebAssembly 核心；相同的隨機種子，在任何瀏覽器都得到完全相同的位元組。",
    offline: "沒有任何資料離開你的電腦。造訪過一次之後，沒有網路也能使用。",
  },
};
