"""Loads each export in Keras and writes down what it answers, beside it."""
import importlib.util
import json
from pathlib import Path

import keras
import numpy as np

for program in sorted(Path(__file__).parent.glob("*/keras_model.py")):
    spec = importlib.util.spec_from_file_location(program.parent.name, program)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    model = module.build_model()
    inputs = np.random.default_rng(7).normal(size=(4, *model.input_shape[1:])).astype("float32")
    inputs[1, 0] = -1  # masked, where there is a mask
    # One after the other: a stateful layer goes on from each to the next.
    answers = np.concatenate([np.asarray(model(each[None]), "float64") for each in inputs])
    window = [module.SYMBOLS[place % 4] for place in range(1, module.WINDOW + 1)]
    found = {
        "keras": f"{keras.__version__}, {keras.backend.backend()}",
        "inputs": inputs.astype("float64").ravel().tolist(),
        "answers": answers.ravel().tolist(),
        "window": window,
        "encoded": module.encode(window).astype("float64").ravel().tolist(),
        "answer": module.answer(module.build_model(), window),
    }
    program.with_name("answers.json").write_text(json.dumps(found) + "\n")
