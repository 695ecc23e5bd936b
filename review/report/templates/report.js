(function () {
  "use strict";
  var root = document.documentElement;
  function speak(language) {
    root.setAttribute("lang", language);
    document.querySelectorAll("[data-speak]").forEach(function (button) {
      button.setAttribute("aria-pressed", String(button.dataset.speak === language));
    });
    try { localStorage.setItem("sohoa-language", language); } catch (error) { /* private window */ }
  }
  var known = null;
  try { known = localStorage.getItem("sohoa-language"); } catch (error) { /* private window */ }
  speak(location.hash === "#en" ? "en" : known === "en" ? "en" : "vi");
  document.querySelectorAll("[data-speak]").forEach(function (button) {
    button.addEventListener("click", function () { speak(button.dataset.speak); });
  });
  var field = document.getElementById("find");
  if (!field) { return; }
  var cards = Array.prototype.slice.call(document.querySelectorAll(".cause"));
  field.addEventListener("input", function () {
    var wanted = field.value.trim().toLocaleLowerCase();
    cards.forEach(function (card) {
      card.hidden = wanted !== "" && card.textContent.toLocaleLowerCase().indexOf(wanted) < 0;
    });
    document.querySelectorAll(".chapter").forEach(function (chapter) {
      chapter.hidden = !chapter.querySelector(".cause:not([hidden])");
      if (wanted && !chapter.hidden) { chapter.open = true; }
    });
  });
})();
