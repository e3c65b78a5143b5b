// For the hall: a ring that makes the pointer seen from the last row, and a black screen.
function togglePointer() {
  if (stage.ring) {
    stage.ring.remove();
    stage.ring = null;
    return;
  }
  stage.ring = document.body.appendChild(element("div", "lab-ring"));
  place(stage.at);
}

function place(event) {
  stage.at = event;
  if (stage.ring && event) stage.ring.style.transform = `translate(${event.clientX}px, ${event.clientY}px)`;
}

function beginBlank() {
  stage.blank = document.body.appendChild(element("div", "lab-blank"));
  stage.blank.onclick = endBlank;
}

function endBlank() {
  if (!stage.blank) return false;
  stage.blank.remove();
  stage.blank = null;
  return true;
}
