#!/bin/sh
# Browser tests need chromium. Where apt is there and we may use it, install it; else the tests say why they are skipped.
for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null 2>&1 && exit 0
done
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    echo "ติดตั้ง chromium สำหรับการทดสอบ"
    { apt-get update -qq && apt-get install -y -qq chromium; } >/dev/null 2>&1 || true
fi
exit 0
