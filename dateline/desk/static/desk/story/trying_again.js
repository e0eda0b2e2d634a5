/* Sends what was kept with the token of whoever is signed in by now: the one in the page is void
   once somebody has signed in again in another tab. Without this, it takes a second press. */

document.querySelector("form[data-kept]").addEventListener("submit", ({ target }) => {
    const token = document.cookie.match(/(?:^|; )csrftoken=(\w+)/)?.[1];
    if (token) target.querySelector("[name=csrfmiddlewaretoken]").value = token;
});
