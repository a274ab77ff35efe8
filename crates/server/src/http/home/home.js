for (const button of document.querySelectorAll("button.copy")) {
  button.addEventListener("click", async () => {
    const code = button.closest("section").querySelector("code");
    let said = "Copied";
    try {
      await navigator.clipboard.writeText(code.textContent);
    } catch {
      getSelection().selectAllChildren(code);
      said = "Selected: copy it by keyboard";
    }
    button.textContent = said;
    document.getElementById("status").textContent = said + ".";
    setTimeout(() => { button.textContent = "Copy"; }, 2000);
  });
}
