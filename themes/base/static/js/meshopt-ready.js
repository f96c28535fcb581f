// The viewer loads a plain script, then looks for its decoder on the window: js/model.js has put it there.
