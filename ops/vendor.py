"""Puts what the console's pages load from npm packages where the console finds it; `make static` runs this."""

import shutil
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGES = ROOT / "node_modules"
WEB = ROOT / "mingjian" / "web"
MADE = (WEB / "static" / "vendor", WEB / "fonts")
FILES = {
    "static/vendor/tabler/tabler.min.css": "@tabler/core/dist/css/tabler.min.css",
    "static/vendor/tabler/tabler.min.js": "@tabler/core/dist/js/tabler.min.js",
    "static/vendor/icons/tabler-icons.min.css": "@tabler/icons-webfont/dist/tabler-icons.min.css",
    "static/vendor/icons/fonts/tabler-icons.woff2": "@tabler/icons-webfont/dist/fonts/tabler-icons.woff2",
    "static/vendor/echarts/echarts.min.js": "echarts/dist/echarts.min.js",
    "fonts/NotoSansSC-Regular.ttf": "@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
    "fonts/NotoSansSC-Bold.ttf": "@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf",
}


def main() -> None:
    """Copy every file, and the licence of the package that it comes from."""
    for folder in MADE:
        shutil.rmtree(folder, ignore_errors=True)
    for target, source in FILES.items():
        place = WEB / target
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(PACKAGES / source, place)
        for licence in (PACKAGES / "/".join(source.split("/")[: 2 if source.startswith("@") else 1])).glob("LICENSE*"):
            shutil.copyfile(licence, place.parent / licence.name)


if __name__ == "__main__":
    main()
