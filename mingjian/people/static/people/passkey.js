// Says in words when the browser or the key refuses a passkey.
document.addEventListener("allauth.error", () => {
  document.getElementById("passkey_refused").hidden = false;
});
