/* Settles a guest's comment from within the story's form, which stays as it is. */

const settle = async (button) => {
  const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
  const answer = await fetch(button.dataset.settles, {
    method: "POST",
    headers: { "X-CSRFToken": token, "X-Requested-With": "XMLHttpRequest" },
  });
  return answer.status === 204;
};

for (const button of document.querySelectorAll("[data-settles]")) {
  const comment = button.parentElement;
  button.addEventListener("click", async () => {
    button.disabled = true;
    if (await settle(button).catch(() => false)) {
      comment.remove();
    } else {
      button.disabled = false;
      comment.querySelector("[data-not-settled]").hidden = false;
    }
  });
}
