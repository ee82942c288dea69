#!/bin/sh
# Speaks the clips again: `sh make.sh`, with espeak-ng and sox installed.
set -e
say() {
    espeak-ng -v fr -s 140 -w spoken.wav "$2"
    sox spoken.wav -t raw -r 8000 -b 8 -e unsigned-integer -c 1 -D spoken.raw \
        norm -2 silence 1 0.01 0.5% reverse silence 1 0.01 0.5% reverse pad 0.05 0.12
    sox -t raw -r 8000 -b 8 -e unsigned-integer -c 1 spoken.raw "$1.wav"
    rm spoken.wav spoken.raw
}
for name in "A comme Anatole" "B comme Berthe" "C comme Célestin" "D comme Désiré" "E comme Eugène" "F comme François" \
    "G comme Gaston" "H comme Henri" "J comme Joseph" "K comme Kléber" "L comme Louis" "M comme Marcel" \
    "N comme Nicolas" "P comme Pierre" "Q comme Quintal" "R comme Raoul" "S comme Suzanne" "T comme Thérèse" \
    "U comme Ursule" "V comme Victor" "W comme William" "X comme Xavier" "Y comme Yvonne" "Z comme Zoé"; do
    say "${name%% *}" "$name"
done
n=1
for name in un deux trois quatre cinq six sept huit neuf; do
    say $n "chiffre $name"
    n=$((n + 1))
done
say actualiser "Ce code n'est plus valable. Demandez-en un autre."
